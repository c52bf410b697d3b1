/** Who says what the cards say, in one wording each; the day stands beside every figure. */
export const oidLists = 'public lists of object identifiers of Russian trading platforms';
export const platformRegisters = 'registers of trading platforms kept in public software repositories';
export const law44Account = '44-FZ art. 44 p.5(3), edition of 04.08.2026';
export const law223Signature = '223-FZ art. 3.3 p.5, edition of 08.08.2024';
export const noticeSignatures = 'detached signatures of notices published in 2023, read with OpenSSL';
export const decree564 = 'Decree 564/2018, from practice; the decree’s text was not at hand';
