// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Test} from "forge-std/Test.sol";
import {MemberId} from "../../../contracts/consortium/Member.sol";
import {Document} from "../../../contracts/evidence/Document.sol";
import {Instrument} from "../../../contracts/lots/Instrument.sol";
import {Encumbrance, Lot} from "../../../contracts/lots/Lot.sol";
import {InstrumentId, LotId, Units} from "../../../contracts/lots/LotTypes.sol";
import {RecourseActs} from "./RecourseActs.sol";
import {Stage} from "./Stage.sol";
import {Suite} from "./Suite.sol";

/// @notice What must hold of lots, instruments and documents whatever was done.
abstract contract LotLaws is Test {
    RecourseActs internal _handler;
    Suite internal _suite;

    /// @dev Holder, range, tier, flags and trail of every lot are what the acts alone make them. So no encumbered lot
    /// moved but by the desk that encumbered it, and none is without its path.
    function _everyLotIsWhatItsActsMadeIt() internal view {
        for (uint256 i = 0; i < _handler.lotCount(); ++i) {
            uint256 id = _handler.lots(i);
            Stage.Expected memory e = _handler.expectedAt(id);
            Lot memory lot = _suite.receivables.lotAt(LotId.wrap(id));
            assertEq(MemberId.unwrap(lot.holder), e.holder, "holder");
            assertEq(Units.unwrap(lot.start), e.start, "start");
            assertEq(lot.tier, e.tier, "tier");
            assertEq(lot.flags, e.flags, "flags");
            assertEq(bytes32(lot.trail), bytes32(e.trail), "trail");
            bool live = e.holder != 0 && e.flags & Encumbrance.ENDED == 0;
            uint40 unpaid = live ? uint40(id) - e.start - e.paid : 0;
            assertEq(Units.unwrap(_suite.redemption.unpaidOf(LotId.wrap(id))), unpaid, "unpaid");
        }
    }

    /// @dev Live and ended lots cover each instrument's row once; what ended is redeemed; what is paid of the lots adds
    /// up, and where one round of part payment went through, to its level.
    function _lotsPartitionTheirInstrument() internal view {
        uint256 count = _handler.instrumentCount();
        for (uint256 k = 0; k < count; ++k) {
            uint96 id = _handler.instruments(k);
            Stage.Whole memory w = _handler.wholeAt(id);
            (uint256 covered, uint256 ended, uint256 paid) = _sums(id);
            Instrument memory i = _suite.receivables.instrumentAt(InstrumentId.wrap(id));
            assertEq(covered, Units.unwrap(i.face), "gap or overlap");
            assertEq(ended, Units.unwrap(i.redeemed), "redeemed");
            assertEq(paid, w.paid, "paid of the lots");
            assertLe(paid, w.face, "paid more than the face");
            if (w.exact && w.inFlight == 0 && w.reached == w.face) assertEq(paid, w.level, "shares and level");
            assertEq(i.state, w.state, "state");
            assertEq(i.maturity, w.maturity, "maturity");
            assertEq(MemberId.unwrap(i.grantor), w.grantor, "grantor");
            (Units level, Units reached) = _suite.redemption.roundOf(InstrumentId.wrap(id));
            assertEq(Units.unwrap(level), w.level, "level");
            assertEq(Units.unwrap(reached), w.reached, "reached");
        }
    }

    /// @dev Goes from the row's start through the lots, each of which begins where the one before it ends.
    function _sums(uint96 instrument) private view returns (uint256 covered, uint256 ended, uint256 paid) {
        for (uint256 i = 0; i < _handler.lotCount(); ++i) {
            uint256 id = _handler.lots(i);
            if (uint96(id >> 40) != instrument) continue;
            Stage.Expected memory e = _handler.expectedAt(id);
            if (e.holder == 0) continue;
            assertLt(e.start, uint40(id), "empty lot");
            // Ends are distinct, being names. Where every start but zero is another lot's end, no two lots overlap.
            assertTrue(e.start == 0 || _exists(((id >> 40) << 40) | e.start), "no lot joins this one");
            covered += uint40(id) - e.start;
            if (e.flags & Encumbrance.ENDED != 0) ended += uint40(id) - e.start;
            paid += e.paid;
        }
    }

    function _exists(uint256 id) private view returns (bool) {
        return _handler.expectedAt(id).holder != 0;
    }

    /// @dev What a document backs is the value issued or moved on its ground, and never more than its amount.
    function _backgroundUsedIsValueMoved() internal view {
        for (uint256 i = 0; i < _handler.documentCount(); ++i) {
            bytes32 tag = _handler.documents(i);
            Document memory d = _suite.evidence.documentAt(tag);
            assertEq(d.financed, _handler.used(tag), "used");
            assertLe(d.financed, d.amount, "more than the document");
        }
    }
}
