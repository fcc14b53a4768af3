/** Documents off the chain: read, recognise, commit to, keep. */
export { canonicalName, canonicalNumber, canonicalRegistration } from "./canonical.js";
export { DOCUMENT_ERRORS } from "./catalogue.js";
export { contentsOf, encodeFields, FIELD_NAMES, type Field, type FieldName } from "./contents.js";
export { currencies, currencyOn, type Currency } from "./currency.js";
export { checkDisclosure, type Disclosure } from "./disclosure.js";
export type { DocumentParty, PartyId, PrecedingInvoice, TradeDocument } from "./document.js";
export type { ErrorCatalogue, ErrorLanguage, ErrorText } from "./error-text.js";
export {
  asDocumentError,
  describeDocumentError,
  DocumentError,
  documentError,
  type DocumentErrorCode,
  type DocumentErrorValues,
} from "./errors.js";
export { readDocumentFile } from "./file.js";
export { asReceivableGround, type ReceivableGround } from "./ground.js";
export { encodeIdentity, identityOf, type DocumentIdentity } from "./identity.js";
export { INVOICE_CODE_SCHEME } from "./invoice-code.js";
export { LocalTagProvider } from "./local-tag-provider.js";
export { commit, verifyField, type Commitment, type FieldProof } from "./merkle.js";
export { loadTagKey, TAG_KEY_VARIABLE, tagKeyOfEnvironment } from "./tag-key.js";
export { tagDocument, type DocumentTag, type Hex32, type TagProvider, type TagPurpose } from "./tag.js";
export { readDocument, type ReadOptions } from "./ubl.js";
export type { VaultEntry, VaultName } from "./vault-entry.js";
export { DocumentVault, type VaultListing } from "./vault.js";
export { DEFAULT_MAX_BYTES } from "./xml.js";
