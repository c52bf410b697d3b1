/**
 * Goes to the first field that says it can not be read, and answers whether there was one. What is typed there is not in
 * the form's values, so a form with such a field must not be sent off.
 */
export const goToFault = (form: HTMLElement | null): boolean => {
  const faulty = form?.querySelector<HTMLElement>('[aria-invalid="true"]') ?? null;
  faulty?.focus();
  return faulty !== null;
};
