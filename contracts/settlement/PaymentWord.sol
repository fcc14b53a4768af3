// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../consortium/Member.sol";
import {ISettlement} from "./ISettlement.sol";

/// @notice The first slot of an instruction: state 8 | payer 24 | payee 24 | currency 16 | amount 56 | expiresAt 40 |
/// desk 16 | returned 56 | free 16.
type PaymentWord is uint256;

using {
    stored,
    stateNow,
    payer,
    payee,
    currency,
    amount,
    expiresAt,
    desk,
    returned,
    withState,
    withReturned
} for PaymentWord global;

/// @param desk_ Number of the desk that delivers; zero for a return.
function packPayment(
    MemberId payer_,
    MemberId payee_,
    uint16 currency_,
    uint56 amount_,
    uint40 expiresAt_,
    uint16 desk_
) pure returns (PaymentWord) {
    return
        PaymentWord.wrap(
            uint256(ISettlement.InstructionState.Instructed) |
                (uint256(MemberId.unwrap(payer_)) << 8) |
                (uint256(MemberId.unwrap(payee_)) << 32) |
                (uint256(currency_) << 56) |
                (uint256(amount_) << 72) |
                (uint256(expiresAt_) << 128) |
                (uint256(desk_) << 168)
        );
}

/// @notice The state as written, which the clock may have overtaken.
function stored(PaymentWord w) pure returns (ISettlement.InstructionState) {
    return ISettlement.InstructionState(uint8(PaymentWord.unwrap(w)));
}

/// @notice The state now: an Instructed one past its moment is Expired.
function stateNow(PaymentWord w) view returns (ISettlement.InstructionState state) {
    state = w.stored();
    if (state == ISettlement.InstructionState.Instructed && block.timestamp > w.expiresAt()) {
        state = ISettlement.InstructionState.Expired;
    }
}

function payer(PaymentWord w) pure returns (MemberId) {
    return MemberId.wrap(uint24(PaymentWord.unwrap(w) >> 8));
}

function payee(PaymentWord w) pure returns (MemberId) {
    return MemberId.wrap(uint24(PaymentWord.unwrap(w) >> 32));
}

function currency(PaymentWord w) pure returns (uint16) {
    return uint16(PaymentWord.unwrap(w) >> 56);
}

function amount(PaymentWord w) pure returns (uint56) {
    return uint56(PaymentWord.unwrap(w) >> 72);
}

/// @notice Last moment at which the agent may take it in, UTC seconds.
function expiresAt(PaymentWord w) pure returns (uint40) {
    return uint40(PaymentWord.unwrap(w) >> 128);
}

/// @notice Number of the desk that delivers; zero for a return.
function desk(PaymentWord w) pure returns (uint16) {
    return uint16(PaymentWord.unwrap(w) >> 168);
}

/// @notice For a Final one: what returns have given back or are about to.
function returned(PaymentWord w) pure returns (uint56) {
    return uint56(PaymentWord.unwrap(w) >> 184);
}

function withState(PaymentWord w, ISettlement.InstructionState state) pure returns (PaymentWord) {
    return PaymentWord.wrap((PaymentWord.unwrap(w) & ~uint256(0xff)) | uint256(state));
}

function withReturned(PaymentWord w, uint56 returned_) pure returns (PaymentWord) {
    uint256 others = PaymentWord.unwrap(w) & ~(uint256(type(uint56).max) << 184);
    return PaymentWord.wrap(others | (uint256(returned_) << 184));
}
