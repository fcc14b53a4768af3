// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../../../contracts/consortium/Member.sol";
import {Document} from "../../../contracts/evidence/Document.sol";
import {InstrumentId, Units} from "../../../contracts/lots/LotTypes.sol";
import {LinePurpose} from "../../../contracts/receivables/ICreditLines.sol";
import {IOrigination} from "../../../contracts/receivables/IOrigination.sol";
import {Stage} from "./Stage.sol";

/// @notice How receivables come into being, what limits them, and what their debtor makes of them.
abstract contract IssueActs is Stage {
    uint40 internal constant FACE_LIMIT = 1_000_000_00;

    /// @dev What must be known of a bank's line for the debtor; what is used of it follows from the rest of the model.
    struct Line {
        uint64 limit;
        uint40 until;
        bool suspended;
    }

    mapping(uint24 bank => mapping(LinePurpose => Line)) internal _lines;

    // ------------------------------------------------------------------------------------------ lines

    /// @dev Mostly large and long, else small or short.
    function grant(uint256 seed) external counted {
        uint64 highest = seed % 8 == 0 ? 3 * FACE_LIMIT : 100 * FACE_LIMIT;
        uint64 limit = uint64(_within(_word(seed, 1), seed % 8 == 0 ? 0 : 20 * uint64(FACE_LIMIT), highest));
        uint40 time = uint40(_within(_word(seed, 2), seed % 16 == 1 ? 1 : 60 days, 600 days));
        _grant(_bank(seed), _purpose(seed), limit, uint40(block.timestamp) + time);
        _did("grant");
    }

    function suspend(uint256 seed) external counted {
        (uint24 bank, LinePurpose purpose) = (_bank(seed), _purpose(seed));
        if (seed % 4 != 0 || _lines[bank][purpose].until == 0) return _otherwise(seed);
        vm.prank(accountOf(bank));
        suite.lines.suspend(MemberId.wrap(DEBTOR), CNY, purpose);
        _lines[bank][purpose].suspended = true;
        _did("suspend");
    }

    function resume(uint256 seed) external counted {
        (uint24 bank, LinePurpose purpose) = (_bank(seed), _purpose(seed));
        if (!_lines[bank][purpose].suspended) return _otherwise(seed);
        vm.prank(accountOf(bank));
        suite.lines.resume(MemberId.wrap(DEBTOR), CNY, purpose);
        _lines[bank][purpose].suspended = false;
        _did("resume");
    }

    function _grant(uint24 bank, LinePurpose purpose, uint64 limit, uint40 until) internal {
        vm.prank(accountOf(bank));
        suite.lines.grant(MemberId.wrap(DEBTOR), CNY, purpose, limit, until);
        (_lines[bank][purpose].limit, _lines[bank][purpose].until) = (limit, until);
    }

    /// @dev Whether so much more may be used of a line of which `inUse` is used.
    function _mayUse(uint24 bank, LinePurpose purpose, uint64 inUse, uint64 amount) internal view returns (bool) {
        Line memory line = _lines[bank][purpose];
        return line.until >= block.timestamp && line.until != 0 && !line.suspended && inUse + amount <= line.limit;
    }

    /// @notice What is open of the faces confirmed on a bank's line.
    function confirmedOn(uint24 bank) public view returns (uint64 open) {
        for (uint256 k = 0; k < instruments.length; ++k) {
            Whole storage w = _wholes[instruments[k]];
            if (w.grantor == bank) open += w.face - w.paid;
        }
    }

    function _bank(uint256 seed) private pure returns (uint24) {
        return (seed >> 16) % 2 == 0 ? 8 : 9;
    }

    function _purpose(uint256 seed) private pure returns (LinePurpose) {
        return (seed >> 24) % 2 == 0 ? LinePurpose.Confirmation : LinePurpose.Financing;
    }

    // ------------------------------------------------------------------------------------------ issue

    function issue(uint256 seed) external counted {
        _issue(seed);
    }

    function _issue(uint256 seed) internal {
        if (_running() >= MOST_RUNNING) return _wait(_word(seed, 1), 3 hours);
        uint24 creditor = _trader(seed, DEBTOR);
        uint40 face = uint40(_within(_word(seed, 1), 1000, FACE_LIMIT));
        bytes32 background = _document(creditor, DEBTOR, face);
        IOrigination.Terms memory terms = _terms(seed, creditor, face, background);
        terms.maturity = uint40(block.timestamp + _within(_word(seed, 2), 3 days, 15 days));
        uint24 bank = MemberId.unwrap(terms.grantor);
        bool may = _mayUse(bank, LinePurpose.Confirmation, confirmedOn(bank), face);
        vm.prank(accountOf(creditor));
        suite.origination.submit(terms, uint40(block.timestamp + 1 days));
        vm.prank(accountOf(DEBTOR));
        try suite.origination.confirm(terms) returns (InstrumentId id) {
            assertTrue(may, "confirmed beyond the line");
            _issued(InstrumentId.unwrap(id), terms);
            _did("issue");
        } catch (bytes memory reason) {
            _refused(may, reason);
        }
    }

    function _terms(
        uint256 seed,
        uint24 creditor,
        uint40 face,
        bytes32 background
    ) private returns (IOrigination.Terms memory terms) {
        (terms.debtor, terms.creditor) = (MemberId.wrap(DEBTOR), MemberId.wrap(creditor));
        (terms.grantor, terms.currency) = (MemberId.wrap(_bank(seed)), CNY);
        (terms.face, terms.maturity) = (Units.wrap(face), uint40(block.timestamp + 30 days));
        (terms.assignable, terms.debtorReference) = (true, bytes32(++_serial));
        terms.background = background;
    }

    function _issued(uint96 id, IOrigination.Terms memory terms) private {
        instruments.push(id);
        (uint24 creditor, uint40 face) = (MemberId.unwrap(terms.creditor), Units.unwrap(terms.face));
        Whole storage w = _wholes[id];
        (w.state, w.grantor, w.face, w.maturity) = (CONFIRMED, MemberId.unwrap(terms.grantor), face, terms.maturity);
        uint256 lot = (uint256(id) << 40) | face;
        _put(lot, Expected(creditor, 0, 0, 0, 0, 0, bytes21(uint168(id))));
        _goOn(lot, _step(1, DEBTOR, creditor, 0, face, face), terms.background);
        used[terms.background] += face;
    }

    /// @dev A document is used again for more than is left of it.
    function reuse(uint256 seed) external counted {
        if (documents.length == 0) return _otherwise(seed);
        bytes32 tag = documents[seed % documents.length];
        Document memory d = suite.evidence.documentAt(tag);
        if (MemberId.unwrap(d.buyer) != DEBTOR) return _otherwise(seed);
        uint24 seller = MemberId.unwrap(d.seller);
        IOrigination.Terms memory terms = _terms(seed, seller, uint40(d.amount - used[tag] + 1), tag);
        vm.prank(accountOf(seller));
        suite.origination.submit(terms, uint40(block.timestamp));
        vm.prank(accountOf(DEBTOR));
        try suite.origination.confirm(terms) {
            assertTrue(false, "a document was financed twice");
        } catch {}
        _did("reuse");
    }

    // ------------------------------------------------------------------------------------------ time and servicing

    function wait(uint256 seed) external counted {
        _wait(_word(seed, 1), seed % 3 == 0 ? 2 days : 6 hours);
    }

    function _wait(uint256 word, uint256 most) internal {
        vm.warp(block.timestamp + _within(word, 1 hours, most));
        _did("wait");
    }

    function dispute(uint256 seed) external counted {
        (uint96 id, bool found) = _instrument(seed, (1 << CONFIRMED) | (1 << OVERDUE));
        if (!found || seed % 3 != 0) return _otherwise(seed);
        vm.prank(accountOf(DEBTOR));
        suite.servicing.dispute(InstrumentId.wrap(id), bytes32(seed));
        _wholes[id].state = DISPUTED;
        _did("dispute");
    }

    function endDispute(uint256 seed) external counted {
        bool dismissed = _word(seed, 1) % 2 == 0;
        (uint96 id, bool found) = _instrument(seed, 1 << DISPUTED);
        if (!found) return _otherwise(seed);
        vm.prank(accountOf(dismissed ? COURT : DEBTOR));
        if (dismissed) suite.servicing.dismissDispute(InstrumentId.wrap(id));
        else suite.servicing.withdrawDispute(InstrumentId.wrap(id));
        _wholes[id].state = CONFIRMED;
        _did(dismissed ? "dismissDispute" : "withdrawDispute");
    }

    /// @dev Seldom, for what has fallen due moves no more.
    function accelerate(uint256 seed) external counted {
        (uint256 lot, bool found) = _choose(seed, 0, 1 << CONFIRMED, false);
        if (!found || seed % 3 != 0) return _otherwise(seed);
        uint96 id = instrumentOf(lot);
        vm.prank(accountOf(2));
        suite.servicing.accelerate(InstrumentId.wrap(id));
        (_wholes[id].state, _wholes[id].maturity) = (OVERDUE, uint40(block.timestamp));
        _did("accelerate");
    }

    /// @dev Overdue from the midnight, eight hours east, that ends the day of maturity.
    function flagOverdue(uint256 seed) external counted {
        (uint256 lot, bool found) = _choose(seed, 0, 1 << CONFIRMED, true);
        if (!found) return _otherwise(seed);
        uint96 id = instrumentOf(lot);
        uint256 from = ((_wholes[id].maturity + 8 hours) / 1 days + 1) * 1 days - 8 hours;
        vm.prank(accountOf(3));
        try suite.servicing.flagOverdue(InstrumentId.wrap(id)) {
            assertGe(block.timestamp, from, "overdue too early");
            _wholes[id].state = OVERDUE;
            _did("flagOverdue");
        } catch (bytes memory reason) {
            _refused(block.timestamp >= from, reason);
        }
    }

    function _instrument(uint256 seed, uint256 states) internal view returns (uint96 id, bool found) {
        for (uint256 i = 0; i < instruments.length; ++i) {
            id = instruments[addmod(seed >> 8, i, instruments.length)];
            if ((states >> _wholes[id].state) & 1 != 0) return (id, true);
        }
        return (0, false);
    }
}
