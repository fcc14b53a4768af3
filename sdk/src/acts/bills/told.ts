import { packageNumberOf } from "../../inputs/package-instrument.js";
import { endOf, instrumentName, instrumentOf, lotName } from "../../path/lot-name.js";
import { formatPackageNumber } from "../../values/package-number.js";

/** How results name a bill: by package number, and as the ledger does. */
export function toldBill(instrument: bigint) {
  return { bill: formatPackageNumber(packageNumberOf(instrument)), instrument: instrumentName(instrument) };
}

/** How results name a lot of a bill: as the ledger does, and by package number and end of its range. */
export function toldLot(lot: bigint) {
  return { lot: lotName(lot), range: `${formatPackageNumber(packageNumberOf(instrumentOf(lot)))}:${endOf(lot)}` };
}
