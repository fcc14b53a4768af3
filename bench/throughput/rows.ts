import { assign } from "./rows/assign.ts";
import { assignBySdk } from "./rows/assign-sdk.ts";
import { assignMany, assignManyFor } from "./rows/list.ts";
import { offerAccept } from "./rows/offer.ts";
import { register } from "./rows/register.ts";
import type { Row } from "./rows/row.ts";

/** The acts that are measured beside ERC-20 transfers. */
export const ROWS: readonly Row[] = [register, assign, assignMany, assignManyFor, offerAccept, assignBySdk];
