// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../consortium/Member.sol";
import {Units} from "./LotTypes.sol";

/// @notice What every instrument that is cut into lots has; fixed at issue but for state, marks, maturity and redeemed.
/// @param state A state of the instrument's own table.
/// @param marks Bits of `Mark`.
/// @param obligor Who owes: a receivable's debtor, a bill's acceptor.
/// @param currency ISO 4217 numeric.
/// @param issuedAt UTC seconds.
/// @param maturity First moment of the day it falls due, UTC seconds.
/// @param redeemed Units whose lots have ended by redemption.
/// @param highestTier The tier no lot of it may exceed.
/// @param smallestLot No split leaves a part below this.
struct Instrument {
    uint8 state;
    uint8 marks;
    MemberId obligor;
    uint16 currency;
    uint32 issuedAt;
    uint40 maturity;
    Units face;
    Units redeemed;
    uint8 highestTier;
    Units smallestLot;
}

library Mark {
    /// @dev The parties agreed that it is not assigned.
    uint8 internal constant NOT_ASSIGNABLE = 1;
}

/// @notice The one slot of an instrument: state 8 | marks 8 | obligor 24 | currency 16 | issuedAt 32 | maturity 40 |
/// face 40 | redeemed 40 | highestTier 8 | smallestLot 40. The getters read it without unpacking.
type InstrumentWord is uint256;

using {
    unpack,
    state,
    marks,
    obligor,
    currency,
    maturity,
    face,
    highestTier,
    smallestLot,
    withState
} for InstrumentWord global;
using {pack} for Instrument global;

function state(InstrumentWord w) pure returns (uint8) {
    return uint8(InstrumentWord.unwrap(w));
}

function marks(InstrumentWord w) pure returns (uint8) {
    return uint8(InstrumentWord.unwrap(w) >> 8);
}

function obligor(InstrumentWord w) pure returns (MemberId) {
    return MemberId.wrap(uint24(InstrumentWord.unwrap(w) >> 16));
}

function currency(InstrumentWord w) pure returns (uint16) {
    return uint16(InstrumentWord.unwrap(w) >> 40);
}

function maturity(InstrumentWord w) pure returns (uint40) {
    return uint40(InstrumentWord.unwrap(w) >> 88);
}

function face(InstrumentWord w) pure returns (Units) {
    return Units.wrap(uint40(InstrumentWord.unwrap(w) >> 128));
}

function highestTier(InstrumentWord w) pure returns (uint8) {
    return uint8(InstrumentWord.unwrap(w) >> 208);
}

function smallestLot(InstrumentWord w) pure returns (Units) {
    return Units.wrap(uint40(InstrumentWord.unwrap(w) >> 216));
}

function withState(InstrumentWord w, uint8 newState) pure returns (InstrumentWord) {
    return InstrumentWord.wrap((InstrumentWord.unwrap(w) & ~uint256(0xff)) | newState);
}

function unpack(InstrumentWord word) pure returns (Instrument memory i) {
    uint256 w = InstrumentWord.unwrap(word);
    i.state = word.state();
    i.marks = word.marks();
    i.obligor = word.obligor();
    i.currency = word.currency();
    i.issuedAt = uint32(w >> 56);
    i.maturity = word.maturity();
    i.face = word.face();
    i.redeemed = Units.wrap(uint40(w >> 168));
    i.highestTier = word.highestTier();
    i.smallestLot = word.smallestLot();
}

function pack(Instrument memory i) pure returns (InstrumentWord) {
    return
        InstrumentWord.wrap(
            uint256(i.state) |
                (uint256(i.marks) << 8) |
                (uint256(MemberId.unwrap(i.obligor)) << 16) |
                (uint256(i.currency) << 40) |
                (uint256(i.issuedAt) << 56) |
                (uint256(i.maturity) << 88) |
                (uint256(Units.unwrap(i.face)) << 128) |
                (uint256(Units.unwrap(i.redeemed)) << 168) |
                (uint256(i.highestTier) << 208) |
                (uint256(Units.unwrap(i.smallestLot)) << 216)
        );
}
