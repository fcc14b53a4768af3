// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {MemberId} from "../consortium/Member.sol";
import {Units} from "./LotTypes.sol";

/// @notice What every instrument that is cut into lots has; fixed at issue but for state, marks, maturity and redeemed.
/// @param state A state of the instrument's own table.
/// @param marks Bits of `Mark`.
/// @param obligor Who owes: a receivable's debtor, a bill's acceptor.
/// @param grantor The bank whose credit line it uses up; nobody where none is used.
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
    MemberId grantor;
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
    /// @dev It was made out to stay in one piece.
    uint8 internal constant NOT_SPLITTABLE = 2;
}

/// @notice The one slot of an instrument: state 4 | marks 4 | obligor 24 | grantor 24 | currency 16 | issuedAt 32 |
/// maturity 32 | face 40 | redeemed 40 | highestTier 8 | smallestLot 32. The getters read it without unpacking.
/// @dev A table has at most sixteen states. Times reach into the year 2106.
type InstrumentWord is uint256;

using {
    unpack,
    state,
    marks,
    obligor,
    grantor,
    currency,
    maturity,
    face,
    highestTier,
    smallestLot,
    withState
} for InstrumentWord global;
using {pack} for Instrument global;

function state(InstrumentWord w) pure returns (uint8) {
    return uint8(InstrumentWord.unwrap(w) & 0xf);
}

function marks(InstrumentWord w) pure returns (uint8) {
    return uint8((InstrumentWord.unwrap(w) >> 4) & 0xf);
}

function obligor(InstrumentWord w) pure returns (MemberId) {
    return MemberId.wrap(uint24(InstrumentWord.unwrap(w) >> 8));
}

function grantor(InstrumentWord w) pure returns (MemberId) {
    return MemberId.wrap(uint24(InstrumentWord.unwrap(w) >> 32));
}

function currency(InstrumentWord w) pure returns (uint16) {
    return uint16(InstrumentWord.unwrap(w) >> 56);
}

function maturity(InstrumentWord w) pure returns (uint40) {
    return uint32(InstrumentWord.unwrap(w) >> 104);
}

function face(InstrumentWord w) pure returns (Units) {
    return Units.wrap(uint40(InstrumentWord.unwrap(w) >> 136));
}

function highestTier(InstrumentWord w) pure returns (uint8) {
    return uint8(InstrumentWord.unwrap(w) >> 216);
}

function smallestLot(InstrumentWord w) pure returns (Units) {
    return Units.wrap(uint32(InstrumentWord.unwrap(w) >> 224));
}

function withState(InstrumentWord w, uint8 newState) pure returns (InstrumentWord) {
    return InstrumentWord.wrap((InstrumentWord.unwrap(w) & ~uint256(0xf)) | newState);
}

function unpack(InstrumentWord word) pure returns (Instrument memory i) {
    uint256 w = InstrumentWord.unwrap(word);
    i.state = word.state();
    i.marks = word.marks();
    i.obligor = word.obligor();
    i.grantor = word.grantor();
    i.currency = word.currency();
    i.issuedAt = uint32(w >> 72);
    i.maturity = word.maturity();
    i.face = word.face();
    i.redeemed = Units.wrap(uint40(w >> 176));
    i.highestTier = word.highestTier();
    i.smallestLot = word.smallestLot();
}

function pack(Instrument memory i) pure returns (InstrumentWord) {
    return
        InstrumentWord.wrap(
            uint256(i.state) |
                (uint256(i.marks) << 4) |
                (uint256(MemberId.unwrap(i.obligor)) << 8) |
                (uint256(MemberId.unwrap(i.grantor)) << 32) |
                (uint256(i.currency) << 56) |
                (uint256(i.issuedAt) << 72) |
                (uint256(SafeCast.toUint32(i.maturity)) << 104) |
                (uint256(Units.unwrap(i.face)) << 136) |
                (uint256(Units.unwrap(i.redeemed)) << 176) |
                (uint256(i.highestTier) << 216) |
                (uint256(SafeCast.toUint32(Units.unwrap(i.smallestLot))) << 224)
        );
}
