/*
 * A PKCS#11 library with one token that does what a scenario says, for cases that no software token can play: GOST
 * mechanisms, tries that run out, removal, crash, silence, keys that ask each time, a pad.
 *
 * It holds no key and computes nothing: what is to be signed or hashed goes over a local socket to the test, which
 * answers with the product's own arithmetic. So it proves what is asked of a token, in which order and in which bytes,
 * and what becomes of each answer; it does not prove that a vendor's chip computes the same.
 *
 * Beside the library lie: LIB.scenario (lines "name value", read anew at each call), LIB.tries (tries left),
 * LIB.removed (the token is out while it is there), LIB.calls (every function called, one per line; never a PIN).
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#define CK_PTR *
#define CK_DEFINE_FUNCTION(returnType, name) returnType name
#define CK_DECLARE_FUNCTION(returnType, name) returnType name
#define CK_DECLARE_FUNCTION_POINTER(returnType, name) returnType(*name)
#define CK_CALLBACK_FUNCTION(returnType, name) returnType(*name)
#ifndef NULL_PTR
#define NULL_PTR 0
#endif
#include "pkcs11.h"

#define OBJECTS 8
#define TEXT 512

typedef struct {
  char id[TEXT], label[TEXT], file[TEXT], public_file[TEXT];
  unsigned long type;
  int always, local, extractable;
} object_t;

static object_t keys[OBJECTS], certificates[OBJECTS];
static int key_count, certificate_count;
static int sessions, logged_in, authenticated, signatures;
static object_t *signing;
static CK_MECHANISM_TYPE sign_mechanism, digest_mechanism;
static CK_OBJECT_HANDLE found[3 * OBJECTS];
static int found_count, found_at;

static const char *beside(const char *ending) {
  static char path[4][2 * TEXT];
  static int turn;
  Dl_info info;
  char *out = path[turn++ % 4];
  dladdr((void *)beside, &info);
  snprintf(out, 2 * TEXT, "%s.%s", info.dli_fname, ending);
  return out;
}

static int is_there(const char *path) {
  struct stat facts;
  return stat(path, &facts) == 0;
}

/* The value of a line of the scenario, or NULL. */
static const char *said(const char *name) {
  static char value[4][TEXT];
  static int turn;
  char line[2 * TEXT];
  char *out = NULL;
  FILE *file = fopen(beside("scenario"), "r");
  if (file == NULL) return NULL;
  while (fgets(line, sizeof line, file) != NULL) {
    size_t length = strlen(name);
    line[strcspn(line, "\n")] = 0;
    if (strncmp(line, name, length) != 0 || line[length] != ' ') continue;
    out = value[turn++ % 4];
    snprintf(out, TEXT, "%s", line + length + 1);
    break;
  }
  fclose(file);
  return out;
}

static long number(const char *name, long otherwise) {
  const char *value = said(name);
  return value == NULL ? otherwise : strtol(value, NULL, 0);
}

static long tries_left(void) {
  long left = number("tries", 10);
  FILE *file = fopen(beside("tries"), "r");
  if (file == NULL) return left;
  if (fscanf(file, "%ld", &left) != 1) left = 0;
  fclose(file);
  return left;
}

static void keep_tries(long left) {
  FILE *file = fopen(beside("tries"), "w");
  if (file == NULL) return;
  fprintf(file, "%ld\n", left);
  fclose(file);
}

static int is_removed(void) { return is_there(beside("removed")); }

/* Notes the call, then sleeps, crashes or refuses where the scenario says so. */
static CK_RV enter(const char *function) {
  char name[TEXT];
  FILE *file = fopen(beside("calls"), "a");
  if (file != NULL) {
    fprintf(file, "%s\n", function);
    fclose(file);
  }
  snprintf(name, sizeof name, "slow.%s", function);
  usleep((useconds_t)number(name, 0) * 1000);
  snprintf(name, sizeof name, "crash.%s", function);
  if (number(name, 0)) raise(11);
  snprintf(name, sizeof name, "remove.%s", function);
  if (number(name, 0)) {
    FILE *removed = fopen(beside("removed"), "w");
    if (removed != NULL) fclose(removed);
    sessions = logged_in = 0;
    return CKR_DEVICE_REMOVED;
  }
  snprintf(name, sizeof name, "refuse.%s", function);
  return (CK_RV)strtoul(said(name) == NULL ? "0" : said(name), NULL, 0);
}
#define ENTER(function)             \
  do {                              \
    CK_RV refused = enter(function); \
    if (refused != CKR_OK) return refused; \
  } while (0)

static void read_scenario(void) {
  char line[2 * TEXT];
  FILE *file = fopen(beside("scenario"), "r");
  key_count = certificate_count = 0;
  if (file == NULL) return;
  while (fgets(line, sizeof line, file) != NULL) {
    object_t one;
    memset(&one, 0, sizeof one);
    if (key_count < OBJECTS && sscanf(line, "key %511s %lx %d %d %d %511s %511s", one.id, &one.type, &one.always,
                                      &one.local, &one.extractable, one.public_file, one.label) == 7)
      keys[key_count++] = one;
    else if (certificate_count < OBJECTS && sscanf(line, "certificate %511s %511s %511s", one.id, one.file, one.label) == 3)
      certificates[certificate_count++] = one;
  }
  fclose(file);
}

static void padded(unsigned char *out, size_t length, const char *text) {
  memset(out, ' ', length);
  if (text != NULL) memcpy(out, text, strlen(text) < length ? strlen(text) : length);
}

CK_RV C_Initialize(CK_VOID_PTR arguments) {
  (void)arguments;
  ENTER("C_Initialize");
  read_scenario();
  return CKR_OK;
}

CK_RV C_Finalize(CK_VOID_PTR reserved) {
  (void)reserved;
  ENTER("C_Finalize");
  return CKR_OK;
}

CK_RV C_GetInfo(CK_INFO_PTR info) {
  ENTER("C_GetInfo");
  memset(info, 0, sizeof *info);
  info->cryptokiVersion.major = 2;
  info->cryptokiVersion.minor = 40;
  padded(info->manufacturerID, sizeof info->manufacturerID, "Bidwright tests");
  padded(info->libraryDescription, sizeof info->libraryDescription, "Token by scenario");
  info->libraryVersion.major = 1;
  return CKR_OK;
}

CK_RV C_GetSlotList(CK_BBOOL present, CK_SLOT_ID_PTR slots, CK_ULONG_PTR count) {
  ENTER("C_GetSlotList");
  if (present && is_removed()) {
    *count = 0;
    return CKR_OK;
  }
  if (slots != NULL_PTR) slots[0] = 7;
  *count = 1;
  return CKR_OK;
}

CK_RV C_GetSlotInfo(CK_SLOT_ID slot, CK_SLOT_INFO_PTR info) {
  (void)slot;
  ENTER("C_GetSlotInfo");
  memset(info, 0, sizeof *info);
  padded(info->slotDescription, sizeof info->slotDescription, "Reader by scenario");
  padded(info->manufacturerID, sizeof info->manufacturerID, "Bidwright tests");
  info->flags = CKF_REMOVABLE_DEVICE | CKF_HW_SLOT | (is_removed() ? 0 : CKF_TOKEN_PRESENT);
  return CKR_OK;
}

CK_RV C_GetTokenInfo(CK_SLOT_ID slot, CK_TOKEN_INFO_PTR info) {
  long left = tries_left(), all = number("tries", 10);
  (void)slot;
  ENTER("C_GetTokenInfo");
  if (is_removed()) return CKR_TOKEN_NOT_PRESENT;
  memset(info, 0, sizeof *info);
  padded(info->label, sizeof info->label, said("label") == NULL ? "mock" : said("label"));
  padded(info->manufacturerID, sizeof info->manufacturerID, "Bidwright tests");
  padded(info->model, sizeof info->model, "Mock");
  padded(info->serialNumber, sizeof info->serialNumber, said("serial") == NULL ? "00000042" : said("serial"));
  info->flags = (CK_FLAGS)number("flags", CKF_RNG | CKF_LOGIN_REQUIRED | CKF_USER_PIN_INITIALIZED | CKF_TOKEN_INITIALIZED);
  if (number("pad", 0)) info->flags |= CKF_PROTECTED_AUTHENTICATION_PATH;
  if (left < all) info->flags |= CKF_USER_PIN_COUNT_LOW;
  if (left == 1) info->flags |= CKF_USER_PIN_FINAL_TRY;
  if (left == 0) info->flags |= CKF_USER_PIN_LOCKED;
  info->ulMinPinLen = 4;
  info->ulMaxPinLen = 16;
  info->firmwareVersion.major = 1;
  return CKR_OK;
}

CK_RV C_GetMechanismList(CK_SLOT_ID slot, CK_MECHANISM_TYPE_PTR list, CK_ULONG_PTR count) {
  const char *text = said("mechanisms");
  CK_ULONG many = 0;
  (void)slot;
  ENTER("C_GetMechanismList");
  while (text != NULL && *text != 0) {
    char *end;
    unsigned long one = strtoul(text, &end, 16);
    if (end == text) break;
    if (list != NULL_PTR) list[many] = one;
    many++;
    text = end;
  }
  *count = many;
  return CKR_OK;
}

CK_RV C_OpenSession(CK_SLOT_ID slot, CK_FLAGS flags, CK_VOID_PTR application, CK_NOTIFY notify, CK_SESSION_HANDLE_PTR session) {
  (void)slot, (void)flags, (void)application, (void)notify;
  ENTER("C_OpenSession");
  if (is_removed()) return CKR_TOKEN_NOT_PRESENT;
  *session = (CK_SESSION_HANDLE)(++sessions + 50);
  return CKR_OK;
}

CK_RV C_CloseSession(CK_SESSION_HANDLE session) {
  (void)session;
  ENTER("C_CloseSession");
  if (sessions > 0 && --sessions == 0) logged_in = 0;
  signing = NULL;
  return CKR_OK;
}

static CK_RV check_pin(CK_UTF8CHAR_PTR pin, CK_ULONG length) {
  long left = tries_left();
  const char *right = said("pin") == NULL ? "4321" : said("pin");
  if (left == 0) return CKR_PIN_LOCKED;
  if (number("pad", 0)) {
    if (length != 0) return CKR_ARGUMENTS_BAD;
    return (CK_RV)number("pad.answers", 0);
  }
  if (length == strlen(right) && memcmp(pin, right, length) == 0) {
    keep_tries(number("tries", 10));
    return CKR_OK;
  }
  keep_tries(left - 1);
  return CKR_PIN_INCORRECT;
}

CK_RV C_Login(CK_SESSION_HANDLE session, CK_USER_TYPE user, CK_UTF8CHAR_PTR pin, CK_ULONG length) {
  CK_RV checked;
  (void)session;
  ENTER(user == CKU_CONTEXT_SPECIFIC ? "C_Login context" : "C_Login");
  if (is_removed()) return CKR_TOKEN_NOT_PRESENT;
  if (user != CKU_CONTEXT_SPECIFIC && logged_in) return CKR_USER_ALREADY_LOGGED_IN;
  if (user == CKU_CONTEXT_SPECIFIC && signing == NULL) return CKR_OPERATION_NOT_INITIALIZED;
  checked = check_pin(pin, length);
  if (checked != CKR_OK) return checked;
  if (user == CKU_CONTEXT_SPECIFIC) authenticated = 1;
  else logged_in = 1;
  return CKR_OK;
}

CK_RV C_Logout(CK_SESSION_HANDLE session) {
  (void)session;
  ENTER("C_Logout");
  logged_in = 0;
  return CKR_OK;
}

CK_RV C_FindObjectsInit(CK_SESSION_HANDLE session, CK_ATTRIBUTE_PTR template, CK_ULONG count) {
  CK_ULONG index, wanted = (CK_ULONG)-1;
  int at;
  (void)session;
  ENTER("C_FindObjectsInit");
  if (is_removed()) return CKR_DEVICE_REMOVED;
  for (index = 0; index < count; index++)
    if (template[index].type == CKA_CLASS) wanted = *(CK_ULONG *)template[index].pValue;
  found_count = found_at = 0;
  if (wanted == CKO_PRIVATE_KEY && logged_in)
    for (at = 0; at < key_count; at++) found[found_count++] = 100 + (CK_OBJECT_HANDLE)at;
  if (wanted == CKO_CERTIFICATE)
    for (at = 0; at < certificate_count; at++) found[found_count++] = 200 + (CK_OBJECT_HANDLE)at;
  if (wanted == CKO_PUBLIC_KEY)
    for (at = 0; at < key_count; at++)
      if (strcmp(keys[at].public_file, "-") != 0) found[found_count++] = 300 + (CK_OBJECT_HANDLE)at;
  return CKR_OK;
}

CK_RV C_FindObjects(CK_SESSION_HANDLE session, CK_OBJECT_HANDLE_PTR objects, CK_ULONG most, CK_ULONG_PTR count) {
  (void)session;
  ENTER("C_FindObjects");
  for (*count = 0; *count < most && found_at < found_count; (*count)++) objects[*count] = found[found_at++];
  return CKR_OK;
}

CK_RV C_FindObjectsFinal(CK_SESSION_HANDLE session) {
  (void)session;
  ENTER("C_FindObjectsFinal");
  return CKR_OK;
}

static CK_RV give(CK_ATTRIBUTE_PTR attribute, const void *value, size_t length) {
  if (attribute->pValue != NULL_PTR) memcpy(attribute->pValue, value, length);
  attribute->ulValueLen = length;
  return CKR_OK;
}

static CK_RV give_hex(CK_ATTRIBUTE_PTR attribute, const char *hex) {
  unsigned char bytes[TEXT];
  size_t at, length = strlen(hex) / 2;
  for (at = 0; at < length; at++) sscanf(hex + 2 * at, "%2hhx", &bytes[at]);
  return give(attribute, bytes, length);
}

static CK_RV give_file(CK_ATTRIBUTE_PTR attribute, const char *path) {
  static unsigned char bytes[65536];
  size_t length;
  FILE *file = fopen(path, "rb");
  if (file == NULL) return CKR_ATTRIBUTE_TYPE_INVALID;
  length = fread(bytes, 1, sizeof bytes, file);
  fclose(file);
  return give(attribute, bytes, length);
}

static CK_RV give_boolean(CK_ATTRIBUTE_PTR attribute, int value) {
  CK_BBOOL one = value ? CK_TRUE : CK_FALSE;
  return give(attribute, &one, sizeof one);
}

static CK_RV give_attribute(CK_OBJECT_HANDLE handle, CK_ATTRIBUTE_PTR attribute) {
  int is_key = handle >= 100 && handle < 200, is_certificate = handle >= 200 && handle < 300;
  object_t *one = is_key ? &keys[handle - 100] : is_certificate ? &certificates[handle - 200] : &keys[handle - 300];
  CK_ULONG zero = 0, type = one->type;
  switch (attribute->type) {
    case CKA_ID: return give_hex(attribute, one->id);
    case CKA_LABEL: return give(attribute, one->label, strlen(one->label));
    case CKA_CERTIFICATE_TYPE: return is_certificate ? give(attribute, &zero, sizeof zero) : CKR_ATTRIBUTE_TYPE_INVALID;
    case CKA_KEY_TYPE: return is_certificate ? CKR_ATTRIBUTE_TYPE_INVALID : give(attribute, &type, sizeof type);
    case CKA_VALUE:
      if (is_key) return CKR_ATTRIBUTE_SENSITIVE;
      return give_file(attribute, is_certificate ? one->file : one->public_file);
    case CKA_EC_POINT: return is_key || is_certificate ? CKR_ATTRIBUTE_TYPE_INVALID : give_file(attribute, one->public_file);
    case CKA_SIGN: return is_key ? give_boolean(attribute, 1) : CKR_ATTRIBUTE_TYPE_INVALID;
    case CKA_SENSITIVE: return is_key ? give_boolean(attribute, !one->extractable) : CKR_ATTRIBUTE_TYPE_INVALID;
    case CKA_EXTRACTABLE: return is_key ? give_boolean(attribute, one->extractable) : CKR_ATTRIBUTE_TYPE_INVALID;
    case CKA_NEVER_EXTRACTABLE:
      return is_key ? give_boolean(attribute, one->local && !one->extractable) : CKR_ATTRIBUTE_TYPE_INVALID;
    case CKA_LOCAL: return is_key ? give_boolean(attribute, one->local) : CKR_ATTRIBUTE_TYPE_INVALID;
    case CKA_ALWAYS_AUTHENTICATE: return is_key ? give_boolean(attribute, one->always) : CKR_ATTRIBUTE_TYPE_INVALID;
    default: return CKR_ATTRIBUTE_TYPE_INVALID;
  }
}

CK_RV C_GetAttributeValue(CK_SESSION_HANDLE session, CK_OBJECT_HANDLE object, CK_ATTRIBUTE_PTR template, CK_ULONG count) {
  CK_ULONG at;
  (void)session;
  for (at = 0; at < count; at++) {
    CK_RV given = give_attribute(object, &template[at]);
    if (given != CKR_OK) {
      template[at].ulValueLen = (CK_ULONG)-1;
      return given;
    }
  }
  return CKR_OK;
}

/* Sends mechanism, key and data to the test and takes its answer. */
static CK_RV ask_test(CK_MECHANISM_TYPE mechanism, const char *key, CK_BYTE_PTR data, CK_ULONG length, CK_BYTE_PTR out, CK_ULONG_PTR room) {
  struct sockaddr_un address;
  unsigned char head[12];
  uint32_t answered;
  size_t at = 0;
  int line = socket(AF_UNIX, SOCK_STREAM, 0);
  const char *path = said("helper");
  if (path == NULL || line < 0) return CKR_DEVICE_ERROR;
  memset(&address, 0, sizeof address);
  address.sun_family = AF_UNIX;
  snprintf(address.sun_path, sizeof address.sun_path, "%s", path);
  if (connect(line, (struct sockaddr *)&address, sizeof address) != 0) {
    close(line);
    return CKR_DEVICE_ERROR;
  }
  for (at = 0; at < 4; at++) {
    head[at] = (unsigned char)(mechanism >> (24 - 8 * at));
    head[4 + at] = (unsigned char)((uint32_t)strlen(key) >> (24 - 8 * at));
    head[8 + at] = (unsigned char)((uint32_t)length >> (24 - 8 * at));
  }
  if (write(line, head, 12) != 12 || write(line, key, strlen(key)) != (ssize_t)strlen(key) ||
      write(line, data, length) != (ssize_t)length || recv(line, head, 4, MSG_WAITALL) != 4) {
    close(line);
    return CKR_DEVICE_ERROR;
  }
  answered = ((uint32_t)head[0] << 24) | ((uint32_t)head[1] << 16) | ((uint32_t)head[2] << 8) | head[3];
  if (answered > *room || recv(line, out, answered, MSG_WAITALL) != (ssize_t)answered) {
    close(line);
    return answered > *room ? CKR_BUFFER_TOO_SMALL : CKR_DEVICE_ERROR;
  }
  close(line);
  *room = answered;
  return CKR_OK;
}

CK_RV C_DigestInit(CK_SESSION_HANDLE session, CK_MECHANISM_PTR mechanism) {
  (void)session;
  ENTER("C_DigestInit");
  digest_mechanism = mechanism->mechanism;
  return CKR_OK;
}

CK_RV C_Digest(CK_SESSION_HANDLE session, CK_BYTE_PTR data, CK_ULONG length, CK_BYTE_PTR out, CK_ULONG_PTR room) {
  (void)session;
  ENTER("C_Digest");
  return ask_test(digest_mechanism, "-", data, length, out, room);
}

CK_RV C_SignInit(CK_SESSION_HANDLE session, CK_MECHANISM_PTR mechanism, CK_OBJECT_HANDLE key) {
  (void)session;
  ENTER("C_SignInit");
  if (is_removed()) return CKR_DEVICE_REMOVED;
  if (!logged_in) return CKR_USER_NOT_LOGGED_IN;
  if (signing != NULL) return CKR_OPERATION_ACTIVE;
  if (key < 100 || key >= 100 + (CK_OBJECT_HANDLE)key_count) return CKR_KEY_HANDLE_INVALID;
  signing = &keys[key - 100];
  sign_mechanism = mechanism->mechanism;
  authenticated = 0;
  return CKR_OK;
}

CK_RV C_Sign(CK_SESSION_HANDLE session, CK_BYTE_PTR data, CK_ULONG length, CK_BYTE_PTR out, CK_ULONG_PTR room) {
  object_t *key = signing;
  CK_RV answered;
  (void)session;
  ENTER("C_Sign");
  if (key == NULL) return CKR_OPERATION_NOT_INITIALIZED;
  if (key->always && !authenticated) return CKR_USER_NOT_LOGGED_IN;
  answered = ask_test(sign_mechanism, key->id, data, length, out, room);
  signing = NULL;
  authenticated = 0;
  if (answered == CKR_OK && ++signatures == number("logout.after", 0)) logged_in = 0;
  return answered;
}

static CK_FUNCTION_LIST functions;

CK_RV C_GetFunctionList(CK_FUNCTION_LIST_PTR_PTR list) {
  functions.version.major = 2;
  functions.version.minor = 40;
  functions.C_Initialize = C_Initialize;
  functions.C_Finalize = C_Finalize;
  functions.C_GetInfo = C_GetInfo;
  functions.C_GetFunctionList = C_GetFunctionList;
  functions.C_GetSlotList = C_GetSlotList;
  functions.C_GetSlotInfo = C_GetSlotInfo;
  functions.C_GetTokenInfo = C_GetTokenInfo;
  functions.C_GetMechanismList = C_GetMechanismList;
  functions.C_OpenSession = C_OpenSession;
  functions.C_CloseSession = C_CloseSession;
  functions.C_Login = C_Login;
  functions.C_Logout = C_Logout;
  functions.C_FindObjectsInit = C_FindObjectsInit;
  functions.C_FindObjects = C_FindObjects;
  functions.C_FindObjectsFinal = C_FindObjectsFinal;
  functions.C_GetAttributeValue = C_GetAttributeValue;
  functions.C_DigestInit = C_DigestInit;
  functions.C_Digest = C_Digest;
  functions.C_SignInit = C_SignInit;
  functions.C_Sign = C_Sign;
  *list = &functions;
  return CKR_OK;
}
