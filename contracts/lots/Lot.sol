// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../consortium/Member.sol";
import {LotId, Units} from "./LotTypes.sol";

/// @notice Reasons for which a lot is encumbered, one bit each, and two marks that are no encumbrance.
library Encumbrance {
    uint16 internal constant OFFERED = 1 << 0;
    uint16 internal constant PLEDGED = 1 << 1;
    uint16 internal constant IN_FINANCING = 1 << 2;
    uint16 internal constant FROZEN_BY_COURT = 1 << 3;
    uint16 internal constant FROZEN_IN_EMERGENCY = 1 << 4;
    uint16 internal constant IN_REDEMPTION = 1 << 5;
    uint16 internal constant IN_RECOURSE = 1 << 6;
    /// @dev Marked so by who made the instrument out or passed the lot on; it stays with the lot.
    uint16 internal constant NOT_TRANSFERABLE = 1 << 7;
    uint16 internal constant AWAITING_REDEMPTION = 1 << 8;
    uint16 internal constant PRESENTED = 1 << 9;
    uint16 internal constant DISHONOURED = 1 << 10;
    uint16 internal constant ALL = (1 << 11) - 1;
    /// @dev A request on this lot ended without agreement: consents from before that moment are dead.
    uint16 internal constant CONSENTS_CUT = 1 << 14;
    /// @dev Redeemed or cancelled. The slot stays, so that the partition stands for ever.
    uint16 internal constant ENDED = 1 << 15;
}

/// @notice What a desk may do beyond laying and lifting encumbrances; shares the bits above them.
library DeskPower {
    /// @dev Brings instruments into being.
    uint16 internal constant ORIGINATE = 1 << 11;
    /// @dev Amends instruments and cancels them while they are whole.
    uint16 internal constant SERVICE = 1 << 12;
    /// @dev Passes lots on for holders who are bound by their own word.
    uint16 internal constant PASS = 1 << 13;
    /// @dev All there are, encumbrances included.
    uint16 internal constant ALL = Encumbrance.ALL | ORIGINATE | SERVICE | PASS;
}

/// @notice Units [start, end) of an instrument in one hand.
/// @param tier How often the lot has changed hands since the first creditor.
/// @param flags Bits of `Encumbrance`.
/// @param trail Rolling hash of how it came to be so, see `Trail`.
struct Lot {
    MemberId holder;
    Units start;
    Units end;
    uint8 tier;
    uint16 flags;
    bytes21 trail;
}

/// @notice The one slot of a lot: holder 24 | start 40 | tier 8 | flags 16 | trail 168. Its end is in its name.
type LotWord is uint256;

using {unpack} for LotWord global;
using {pack, units} for Lot global;

function unpack(LotWord word, LotId id) pure returns (Lot memory lot) {
    uint256 w = LotWord.unwrap(word);
    lot.holder = MemberId.wrap(uint24(w));
    lot.start = Units.wrap(uint40(w >> 24));
    lot.end = id.endOf();
    lot.tier = uint8(w >> 64);
    lot.flags = uint16(w >> 72);
    lot.trail = bytes21(bytes32(w));
}

function pack(Lot memory lot) pure returns (LotWord) {
    return packLot(lot.holder, lot.start, lot.tier, lot.flags, lot.trail);
}

function packLot(MemberId holder, Units start, uint8 tier, uint16 flags, bytes21 trail) pure returns (LotWord) {
    return
        LotWord.wrap(
            uint256(MemberId.unwrap(holder)) |
                (uint256(Units.unwrap(start)) << 24) |
                (uint256(tier) << 64) |
                (uint256(flags) << 72) |
                uint256(bytes32(trail))
        );
}

/// @notice The lot's value.
function units(Lot memory lot) pure returns (Units) {
    return lot.end - lot.start;
}
