// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../consortium/Member.sol";
import {LotId, Units} from "../lots/LotTypes.sol";

/// @notice What a payment for a lot is about, as a desk names it to settlement and hears it again when the cash is
/// concluded: kind 8 | member 24 | amount 40 | lot 136, the lot in the lowest bits.
type LotPayment is uint256;

using {kindOf, memberOf, amountOf, lotOf, subject} for LotPayment global;

/// @param kind The desk's own number for it.
/// @param member Whom the desk needs to know again: who is paid, or who pays.
function packLotPayment(uint8 kind, MemberId member, Units amount, LotId lot) pure returns (LotPayment) {
    return
        LotPayment.wrap(
            (uint256(kind) << 200) |
                (uint256(MemberId.unwrap(member)) << 176) |
                (uint256(Units.unwrap(amount)) << 136) |
                LotId.unwrap(lot)
        );
}

function parseLotPayment(bytes32 word) pure returns (LotPayment) {
    return LotPayment.wrap(uint256(word));
}

function subject(LotPayment p) pure returns (bytes32) {
    return bytes32(LotPayment.unwrap(p));
}

function kindOf(LotPayment p) pure returns (uint8) {
    return uint8(LotPayment.unwrap(p) >> 200);
}

function memberOf(LotPayment p) pure returns (MemberId) {
    return MemberId.wrap(uint24(LotPayment.unwrap(p) >> 176));
}

function amountOf(LotPayment p) pure returns (Units) {
    return Units.wrap(uint40(LotPayment.unwrap(p) >> 136));
}

function lotOf(LotPayment p) pure returns (LotId) {
    return LotId.wrap(uint136(LotPayment.unwrap(p)));
}
