// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {ERC1967Proxy} from "@openzeppelin/contracts/proxy/ERC1967/ERC1967Proxy.sol";
import {Test} from "forge-std/Test.sol";
import {Attestations} from "../../contracts/consortium/Attestations.sol";
import {Consortium} from "../../contracts/consortium/Consortium.sol";
import {Business, MemberId, MemberKind} from "../../contracts/consortium/Member.sol";
import {IConsortium} from "../../contracts/consortium/IConsortium.sol";
import {ALL_REGIONS} from "../../contracts/consortium/Regions.sol";
import {Evidence} from "../../contracts/evidence/Evidence.sol";
import {Instrument} from "../../contracts/lots/Instrument.sol";
import {DeskPower, Encumbrance, Lot} from "../../contracts/lots/Lot.sol";
import {InstrumentId, LotId, Units} from "../../contracts/lots/LotTypes.sol";
import {CreditLines} from "../../contracts/receivables/CreditLines.sol";
import {Financing} from "../../contracts/receivables/Financing.sol";
import {LinePurpose} from "../../contracts/receivables/ICreditLines.sol";
import {Origination} from "../../contracts/receivables/Origination.sol";
import {Receivables} from "../../contracts/receivables/Receivables.sol";
import {Redemption} from "../../contracts/receivables/Redemption.sol";
import {Servicing} from "../../contracts/receivables/Servicing.sol";
import {IRuleBook} from "../../contracts/rules/IRuleBook.sol";
import {Parameters} from "../../contracts/rules/Parameters.sol";
import {RuleBook} from "../../contracts/rules/RuleBook.sol";
import {Settlement} from "../../contracts/settlement/Settlement.sol";
import {ReceivablesHandler} from "./ReceivablesHandler.t.sol";

/// @notice The laws of lots under random acts: see `ReceivablesHandler`.
contract ReceivablesInvariantTest is Test {
    ReceivablesHandler internal _handler;
    Receivables internal _receivables;
    Evidence internal _evidence;
    CreditLines internal _lines;

    function setUp() public {
        vm.warp(1_800_000_000);
        address manager = address(new AccessManager(address(this)));
        Consortium consortium = Consortium(_proxy(address(new Consortium()), manager));
        RuleBook rules = RuleBook(
            address(
                new ERC1967Proxy(
                    address(new RuleBook(consortium)),
                    abi.encodeCall(RuleBook.initialize, (manager, _genesis()))
                )
            )
        );
        consortium.setRuleBook(address(rules));
        _evidence = Evidence(_proxy(address(new Evidence(consortium)), manager));
        _receivables = Receivables(_proxy(address(new Receivables(consortium, _evidence)), manager));
        _lines = CreditLines(_proxy(address(new CreditLines(consortium)), manager));
        Origination origination = Origination(
            _proxy(address(new Origination(consortium, _receivables, _lines, _evidence, rules)), manager)
        );
        Attestations attestations = Attestations(_proxy(address(new Attestations(consortium, rules)), manager));
        Servicing servicing = Servicing(
            _proxy(address(new Servicing(consortium, _receivables, _lines, _evidence, rules, attestations)), manager)
        );
        Settlement settlement = Settlement(_proxy(address(new Settlement(consortium, rules)), manager));
        Financing financing = Financing(
            _proxy(address(new Financing(consortium, _receivables, _lines, rules, settlement)), manager)
        );
        Redemption redemption = Redemption(
            _proxy(address(new Redemption(consortium, _receivables, _lines, financing, settlement)), manager)
        );
        financing.setDesk(address(redemption), true);
        settlement.setDesk(address(redemption), true);
        settlement.setAgent(156, MemberId.wrap(7));
        _listDesks(address(origination), address(servicing), address(redemption));
        _handler = new ReceivablesHandler(
            consortium,
            _evidence,
            _receivables,
            origination,
            servicing,
            redemption,
            settlement
        );
        _admitAll(consortium);
        _grantLines();
        _attestInsolvency(attestations);
        _aimAtHandler();
    }

    function _listDesks(address origination, address servicing, address redemption) private {
        _evidence.setDesk(address(_receivables), true);
        _evidence.setDesk(origination, true);
        _evidence.setDesk(servicing, true);
        _lines.setDesk(origination, true);
        _lines.setDesk(servicing, true);
        _lines.setDesk(redemption, true);
        _receivables.setDesk(origination, DeskPower.ORIGINATE, 0);
        _receivables.setDesk(servicing, DeskPower.SERVICE, 0);
        _receivables.setDesk(redemption, Encumbrance.IN_REDEMPTION, Encumbrance.IN_REDEMPTION);
    }

    /// @dev The last of them is a court that may act everywhere.
    function _admitAll(Consortium consortium) private {
        MemberId[] memory applicants = new MemberId[](10);
        for (uint24 m = 0; m < 10; ++m) applicants[m] = MemberId.wrap(m + 1);
        consortium.admit(applicants);
        consortium.setMandate(MemberId.wrap(10), IConsortium.Mandate(1, type(uint40).max, ALL_REGIONS));
    }

    function _aimAtHandler() private {
        targetContract(address(_handler));
        bytes4[] memory acts = new bytes4[](12);
        acts[0] = ReceivablesHandler.issue.selector;
        acts[1] = ReceivablesHandler.transferWhole.selector;
        acts[2] = ReceivablesHandler.transferPart.selector;
        acts[3] = ReceivablesHandler.offer.selector;
        acts[4] = ReceivablesHandler.answer.selector;
        acts[5] = ReceivablesHandler.split.selector;
        acts[6] = ReceivablesHandler.merge.selector;
        acts[7] = ReceivablesHandler.pay.selector;
        acts[8] = ReceivablesHandler.report.selector;
        acts[9] = ReceivablesHandler.wait.selector;
        acts[10] = ReceivablesHandler.dispute.selector;
        acts[11] = ReceivablesHandler.accelerate.selector;
        targetSelector(FuzzSelector(address(_handler), acts));
    }

    /// @dev Both banks grant the debtor a line without end.
    function _grantLines() private {
        for (uint24 bank = 8; bank < 10; ++bank) {
            vm.prank(_handler.accountOf(bank));
            _lines.grant(MemberId.wrap(1), 156, LinePurpose.Confirmation, type(uint64).max, type(uint40).max);
        }
    }

    /// @dev So that what it owes can be made due at any time.
    function _attestInsolvency(Attestations attestations) private {
        vm.prank(_handler.accountOf(10));
        attestations.attest(keccak256("insolvent"), MemberId.wrap(1), 1, uint40(block.timestamp), type(uint40).max);
    }

    /// @dev All laws in one campaign: each `invariant_` function would have random acts of its own.
    function invariant_lawsOfLots() public view {
        _everyLotIsWhatItsActsMadeIt();
        _lotsPartitionTheirInstrument();
        _backgroundUsedIsValueMoved();
        _lineUsedIsFaceOpen();
    }

    /// @dev Holder, range, tier, flags and trail of every lot are what the acts alone make them. So no encumbered lot
    /// moved and none is without its path.
    function _everyLotIsWhatItsActsMadeIt() private view {
        for (uint256 i = 0; i < _handler.lotCount(); ++i) {
            uint256 id = _handler.lots(i);
            (uint24 holder, uint40 start, uint8 tier, uint16 flags, bytes21 trail) = _handler.expected(id);
            Lot memory lot = _receivables.lotAt(LotId.wrap(id));
            assertEq(MemberId.unwrap(lot.holder), holder, "holder");
            assertEq(Units.unwrap(lot.start), start, "start");
            assertEq(lot.tier, tier, "tier");
            assertEq(lot.flags, flags, "flags");
            assertEq(bytes32(lot.trail), bytes32(trail), "trail");
        }
    }

    /// @dev Live and ended lots cover each instrument's row once; the live ones are worth what is not redeemed. The
    /// lots are read from the model, which equals the ledger by the law before.
    function _lotsPartitionTheirInstrument() private view {
        uint256 count = _handler.instrumentCount();
        uint256[] memory live = new uint256[](count);
        uint256[] memory ended = new uint256[](count);
        for (uint256 i = 0; i < _handler.lotCount(); ++i) {
            uint256 name = _handler.lots(i);
            (uint24 holder, uint40 start, , uint16 flags, ) = _handler.expected(name);
            if (holder == 0) continue;
            assertLt(start, uint40(name), "empty lot");
            // Ends are distinct, being names. Where every start but zero is another lot's end, no two lots overlap.
            assertTrue(start == 0 || _handler.holds(((name >> 40) << 40) | start), "no lot joins this one");
            uint256 k = _handler.placeOf(uint96(name >> 40));
            if (flags & Encumbrance.ENDED != 0) ended[k] += uint40(name) - start;
            else live[k] += uint40(name) - start;
        }
        for (uint256 k = 0; k < count; ++k) {
            uint96 id = _handler.instruments(k);
            Instrument memory instrument = _receivables.instrumentAt(InstrumentId.wrap(id));
            assertEq(live[k] + ended[k], instrument.face.value(), "gap or overlap");
            assertEq(ended[k], instrument.redeemed.value(), "redeemed");
            assertEq(ended[k], _handler.redeemed(id), "redeemed by report");
            assertEq(instrument.state, _handler.states(id), "state");
        }
    }

    /// @dev What a document backs is the value issued or moved on its ground, and never more than its amount.
    function _backgroundUsedIsValueMoved() private view {
        for (uint256 i = 0; i < _handler.documentCount(); ++i) {
            bytes32 tag = _handler.documents(i);
            uint56 financed = _evidence.documentAt(tag).financed;
            assertEq(financed, _handler.used(tag), "used");
            assertLe(financed, _evidence.documentAt(tag).amount, "more than the document");
        }
    }

    /// @dev Of each line is used what is open of the faces confirmed on it; who is bound by one in use cannot leave.
    function _lineUsedIsFaceOpen() private view {
        uint64[2] memory open;
        for (uint256 k = 0; k < _handler.instrumentCount(); ++k) {
            uint96 id = _handler.instruments(k);
            Instrument memory instrument = _receivables.instrumentAt(InstrumentId.wrap(id));
            uint24 bank = _handler.grantors(id);
            assertEq(MemberId.unwrap(instrument.grantor), bank, "grantor");
            open[bank - 8] += instrument.face.value() - _handler.redeemed(id);
        }
        uint256 inUse = 0;
        for (uint24 bank = 8; bank < 10; ++bank) {
            uint64 used = _lines.lineAt(MemberId.wrap(bank), MemberId.wrap(1), 156, LinePurpose.Confirmation).used;
            assertEq(used, open[bank - 8], "used of the line");
            assertEq(_lines.obligationsOf(MemberId.wrap(bank)), used == 0 ? 0 : 1, "the bank's obligations");
            if (used != 0) ++inUse;
        }
        assertEq(_lines.obligationsOf(MemberId.wrap(1)), inUse, "the debtor's obligations");
    }

    /// @dev A run that does nothing proves nothing.
    function afterInvariant() public view {
        assertGt(_handler.done() * 2, _handler.calls(), "most acts did nothing");
    }

    function _proxy(address implementation, address manager) private returns (address) {
        return address(new ERC1967Proxy(implementation, abi.encodeWithSignature("initialize(address)", manager)));
    }

    function _genesis() private pure returns (IRuleBook.Change[] memory rules) {
        rules = new IRuleBook.Change[](9);
        rules[0] = _rule(Parameters.ANNOUNCEMENT_LEAD, 1 days);
        rules[1] = _rule(Parameters.BUSINESS_DAY_ZONE, 1 days + 8 hours);
        rules[2] = _rule(Parameters.RECEIVABLE_LONGEST_TERM, 365);
        rules[3] = _rule(Parameters.RECEIVABLE_USUAL_TERM, 180);
        rules[4] = _rule(Parameters.RECEIVABLE_HIGHEST_TIER, 200);
        rules[5] = _rule(Parameters.keyed(Parameters.RECEIVABLE_SMALLEST_LOT, bytes32(uint256(156))), 1);
        rules[6] = _rule(Parameters.RECEIVABLE_GRACE, 1);
        rules[7] = _rule(Parameters.INSTRUCTION_LIFE, 1 days);
        uint224 courts = uint224(uint8(MemberKind.Court)) | (uint224(uint8(Business.Attestation)) << 8);
        rules[8] = _rule(Parameters.keyed(Parameters.ATTESTATION_AUTHORITY, keccak256("insolvent")), courts);
    }

    function _rule(bytes32 parameter, uint224 value) private pure returns (IRuleBook.Change memory) {
        return IRuleBook.Change(parameter, value, keccak256("article"));
    }
}
