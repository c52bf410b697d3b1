import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Security;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.Store;

/**
 * Bouncy Castle as a judge and as a stranger that signs. Lines of standard input, fields by tabs:
 *   judge NAME SIGNATURE CONTENT|-        every signer, counter-signer and timestamp is verified; DER is encoded anew
 *   judge-ber NAME SIGNATURE CONTENT|-    the same of a signature that its maker wrote in BER
 *   make NAME SIGNATURE CONTENT KEY CERTIFICATE KEY-ALGORITHM SIGNATURE-ALGORITHM attached|detached
 * One line of answer each: NAME, a tab, "ok" or what is wrong.
 */
public final class Judge {
    private static final ASN1ObjectIdentifier ARCHIVE = new ASN1ObjectIdentifier("0.4.0.1733.2.4");

    public static void main(String[] arguments) throws Exception {
        Security.addProvider(new BouncyCastleProvider());
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] fields = line.split("\t");
            String said;
            try {
                said = fields[0].equals("make") ? make(fields) : judge(fields);
            } catch (Exception wrong) {
                said = wrong.getClass().getSimpleName() + ": " + wrong.getMessage();
            }
            System.out.println(fields[1] + "\t" + said.replaceAll("\\s+", " "));
        }
    }

    private static String judge(String[] fields) throws Exception {
        byte[] bytes = Files.readAllBytes(Path.of(fields[2]));
        boolean strict = fields[0].equals("judge");
        if (strict && !Arrays.equals(ASN1Primitive.fromByteArray(bytes).getEncoded("DER"), bytes)) return "not DER";
        CMSSignedData data = fields[3].equals("-")
            ? new CMSSignedData(bytes)
            : new CMSSignedData(new CMSProcessableByteArray(Files.readAllBytes(Path.of(fields[3]))), bytes);
        if (data.getSignerInfos().size() == 0) return "no signer";
        for (SignerInformation signer : data.getSignerInfos()) {
            if (!holds(signer, data.getCertificates())) return "signature";
            for (SignerInformation counter : signer.getCounterSignatures())
                if (!holds(counter, data.getCertificates())) return "counter-signature";
            AttributeTable unsigned = signer.getUnsignedAttributes();
            if (unsigned == null) continue;
            for (Attribute each : unsigned.toASN1Structure().getAttributes()) {
                boolean overSignature = each.getAttrType().equals(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
                if (!overSignature && !each.getAttrType().equals(ARCHIVE)) continue;
                for (ASN1Encodable value : each.getAttributeValues()) {
                    String wrong = timestamp(value, overSignature ? signer.getSignature() : null);
                    if (wrong != null) return wrong;
                }
            }
        }
        return "ok";
    }

    private static boolean holds(SignerInformation signer, Store<X509CertificateHolder> certificates) throws Exception {
        Collection<X509CertificateHolder> found = certificates.getMatches(signer.getSID());
        return signer.verify(verifier(found.iterator().next()));
    }

    private static SignerInformationVerifier verifier(X509CertificateHolder holder) throws Exception {
        return new JcaSimpleSignerInfoVerifierBuilder().setProvider("BC").build(holder);
    }

    private static String timestamp(ASN1Encodable value, byte[] stamped) throws Exception {
        TimeStampToken token = new TimeStampToken(new CMSSignedData(value.toASN1Primitive().getEncoded("DER")));
        Collection<X509CertificateHolder> found = token.getCertificates().getMatches(token.getSID());
        token.validate(verifier(found.iterator().next()));
        if (stamped == null) return null;
        String digest = token.getTimeStampInfo().getMessageImprintAlgOID().getId();
        byte[] imprint = MessageDigest.getInstance(digest, "BC").digest(stamped);
        return Arrays.equals(imprint, token.getTimeStampInfo().getMessageImprintDigest()) ? null : "imprint";
    }

    private static String make(String[] fields) throws Exception {
        byte[] content = Files.readAllBytes(Path.of(fields[3]));
        byte[] pkcs8 = Files.readAllBytes(Path.of(fields[4]));
        PrivateKey key = KeyFactory.getInstance(fields[6], "BC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        X509CertificateHolder certificate = new X509CertificateHolder(Files.readAllBytes(Path.of(fields[5])));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        Attribute reference = new Attribute(
            PKCSObjectIdentifiers.id_aa_signingCertificateV2,
            new DERSet(new SigningCertificateV2(new ESSCertIDv2(hash))));
        JcaSignerInfoGeneratorBuilder signer = new JcaSignerInfoGeneratorBuilder(
            new JcaDigestCalculatorProviderBuilder().setProvider("BC").build());
        signer.setSignedAttributeGenerator(
            new DefaultSignedAttributeTableGenerator(new AttributeTable(new DERSet(reference))));
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(
            signer.build(new JcaContentSignerBuilder(fields[7]).setProvider("BC").build(key), certificate));
        generator.addCertificates(new JcaCertStore(List.of(certificate)));
        CMSSignedData data = generator.generate(new CMSProcessableByteArray(content), fields[8].equals("attached"));
        Files.write(Path.of(fields[2]), data.getEncoded());
        return "ok";
    }
}
