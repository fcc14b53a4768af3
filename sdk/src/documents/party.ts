import type { DocumentParty, PartyId } from "./document.js";
import { attribute, children, only, optionalText, requiredText, textOf, type Located } from "./element.js";
import { documentError } from "./errors.js";

function idAt(located: Located | null, source: PartyId["source"]): PartyId[] {
  const value = textOf(located);
  return value === null || located === null ? [] : [{ value, scheme: attribute(located, "schemeID"), source }];
}

function taxIds(party: Located): PartyId[] {
  const found = children(party, "cac:PartyTaxScheme").flatMap((registration) => {
    const tax = optionalText(registration, "cac:TaxScheme/cbc:ID");
    const isVat = tax !== null && tax.normalize("NFKC").replace(/\s/g, "").toUpperCase() === "VAT";
    return idAt(only(registration, "cbc:CompanyID"), isVat ? "vat" : "tax");
  });
  const vat = found.filter((id) => id.source === "vat");
  if (vat.length > 1)
    throw documentError("DOCUMENT_FIELD_REPEATED", {
      path: `${party.path}/cac:PartyTaxScheme[VAT]/cbc:CompanyID`,
      count: vat.length,
    });
  return [...vat, ...found.filter((id) => id.source === "tax")];
}

/** Identifiers the parties use; "SEPA" marks the creditor identifier of a direct debit, which names no party. */
function partyIds(party: Located): PartyId[] {
  return children(party, "cac:PartyIdentification")
    .flatMap((identification) => idAt(only(identification, "cbc:ID"), "party"))
    .filter((id) => id.scheme?.toUpperCase() !== "SEPA");
}

function tradingName(party: Located): string | null {
  for (const name of children(party, "cac:PartyName")) {
    const text = optionalText(name, "cbc:Name");
    if (text !== null) return text;
  }
  return null;
}

/**
 * Seller or buyer: name and numbers (EN 16931: BT-27 to BT-32, BT-44 to BT-48).
 *
 * @param party the `cac:Party` element
 * @throws DOCUMENT_FIELD_MISSING when it has no name, DOCUMENT_FIELD_REPEATED, DOCUMENT_FIELD_INVALID
 */
export function readParty(party: Located): DocumentParty {
  const legal = only(party, "cac:PartyLegalEntity/cbc:CompanyID");
  const tax = taxIds(party);
  const ids = [...idAt(legal, "legal"), ...tax, ...partyIds(party)];
  const id = ids.find(({ source }) => source === "legal" || source === "vat");
  const name =
    optionalText(party, "cac:PartyLegalEntity/cbc:RegistrationName") ??
    tradingName(party) ??
    requiredText(party, "cac:PartyLegalEntity/cbc:RegistrationName");
  return { name, id: id?.value ?? null, idScheme: id?.scheme ?? null, ids };
}
