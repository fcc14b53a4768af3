import { apply } from "./rediscount/apply.js";
import { approve } from "./rediscount/approve.js";
import { recordCollection } from "./rediscount/record-collection.js";
import { recordDishonour } from "./rediscount/record-dishonour.js";
import { redeem } from "./rediscount/redeem.js";
import { retain } from "./rediscount/retain.js";
import { setMandate } from "./rediscount/set-mandate.js";

/** Acts at the window of rediscount. Applications are refused and withdrawn bill by bill among `bills`. */
export const rediscount = { setMandate, apply, approve, redeem, retain, recordCollection, recordDishonour } as const;
