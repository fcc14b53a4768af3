// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {ERC1967Proxy} from "@openzeppelin/contracts/proxy/ERC1967/ERC1967Proxy.sol";
import {Attestations} from "../../../contracts/consortium/Attestations.sol";
import {Consortium} from "../../../contracts/consortium/Consortium.sol";
import {Business, MemberKind} from "../../../contracts/consortium/Member.sol";
import {Evidence} from "../../../contracts/evidence/Evidence.sol";
import {DeskPower, Encumbrance} from "../../../contracts/lots/Lot.sol";
import {BulkAssignment} from "../../../contracts/receivables/BulkAssignment.sol";
import {CreditLines} from "../../../contracts/receivables/CreditLines.sol";
import {Financing} from "../../../contracts/receivables/Financing.sol";
import {Origination} from "../../../contracts/receivables/Origination.sol";
import {Receivables} from "../../../contracts/receivables/Receivables.sol";
import {Recourse} from "../../../contracts/receivables/Recourse.sol";
import {Redemption} from "../../../contracts/receivables/Redemption.sol";
import {Servicing} from "../../../contracts/receivables/Servicing.sol";
import {IRuleBook} from "../../../contracts/rules/IRuleBook.sol";
import {Parameters} from "../../../contracts/rules/Parameters.sol";
import {RuleBook} from "../../../contracts/rules/RuleBook.sol";
import {Settlement} from "../../../contracts/settlement/Settlement.sol";

/// @notice All contracts of receivables behind their proxies.
struct Suite {
    Consortium consortium;
    Attestations attestations;
    RuleBook rules;
    Evidence evidence;
    Settlement settlement;
    Receivables receivables;
    CreditLines lines;
    Origination origination;
    Servicing servicing;
    BulkAssignment bulk;
    Financing financing;
    Redemption redemption;
    Recourse recourse;
}

/// @notice Deploys and wires the suite with this contract as its council.
abstract contract Deployment {
    uint8 internal constant HIGHEST_TIER = 9;
    uint224 internal constant ADVANCE_BPS = 9_000;
    uint224 internal constant PLEDGE_ADVANCE_BPS = 10_000;

    function _deploy() internal returns (Suite memory s) {
        address council = address(new AccessManager(address(this)));
        s.consortium = Consortium(_proxy(address(new Consortium()), council));
        s.rules = RuleBook(_ruleBook(s.consortium, council));
        s.consortium.setRuleBook(address(s.rules));
        s.attestations = Attestations(_proxy(address(new Attestations(s.consortium, s.rules)), council));
        s.evidence = Evidence(_proxy(address(new Evidence(s.consortium)), council));
        s.settlement = Settlement(_proxy(address(new Settlement(s.consortium, s.rules)), council));
        s.receivables = Receivables(_proxy(address(new Receivables(s.consortium, s.evidence)), council));
        s.lines = CreditLines(_proxy(address(new CreditLines(s.consortium)), council));
        s.bulk = BulkAssignment(_proxy(address(new BulkAssignment(s.consortium, s.receivables)), council));
        _deployDesks(s, council);
        _listDesks(s);
    }

    function _deployDesks(Suite memory s, address council) private {
        s.origination = Origination(
            _proxy(address(new Origination(s.consortium, s.receivables, s.lines, s.evidence, s.rules)), council)
        );
        s.servicing = Servicing(
            _proxy(
                address(new Servicing(s.consortium, s.receivables, s.lines, s.evidence, s.rules, s.attestations)),
                council
            )
        );
        s.financing = Financing(
            _proxy(address(new Financing(s.consortium, s.receivables, s.lines, s.rules, s.settlement)), council)
        );
        s.redemption = Redemption(
            _proxy(address(new Redemption(s.consortium, s.receivables, s.lines, s.financing, s.settlement)), council)
        );
        s.recourse = Recourse(
            _proxy(address(new Recourse(s.consortium, s.receivables, s.financing, s.redemption, s.settlement)), council)
        );
    }

    function _listDesks(Suite memory s) private {
        s.evidence.setDesk(address(s.receivables), true);
        s.evidence.setDesk(address(s.origination), true);
        s.evidence.setDesk(address(s.servicing), true);
        s.lines.setDesk(address(s.origination), true);
        s.lines.setDesk(address(s.servicing), true);
        s.lines.setDesk(address(s.redemption), true);
        s.lines.setDesk(address(s.financing), true);
        s.financing.setDesk(address(s.redemption), true);
        s.financing.setDesk(address(s.recourse), true);
        s.settlement.setDesk(address(s.redemption), true);
        s.settlement.setDesk(address(s.financing), true);
        s.settlement.setDesk(address(s.recourse), true);
        s.receivables.setDesk(address(s.origination), DeskPower.ORIGINATE, 0);
        s.receivables.setDesk(address(s.servicing), DeskPower.SERVICE, 0);
        s.receivables.setDesk(address(s.bulk), DeskPower.PASS, 0);
        uint16 financing = Encumbrance.IN_FINANCING | Encumbrance.PLEDGED;
        s.receivables.setDesk(address(s.financing), financing, financing);
        s.receivables.setDesk(address(s.redemption), Encumbrance.IN_REDEMPTION, Encumbrance.IN_REDEMPTION);
        s.receivables.setDesk(address(s.recourse), Encumbrance.IN_RECOURSE, Encumbrance.IN_RECOURSE);
    }

    function _ruleBook(Consortium consortium, address council) private returns (address) {
        address implementation = address(new RuleBook(consortium));
        return address(new ERC1967Proxy(implementation, abi.encodeCall(RuleBook.initialize, (council, _genesis()))));
    }

    function _proxy(address implementation, address council) private returns (address) {
        return address(new ERC1967Proxy(implementation, abi.encodeWithSignature("initialize(address)", council)));
    }

    function _genesis() private pure returns (IRuleBook.Change[] memory rules) {
        rules = new IRuleBook.Change[](14);
        rules[0] = _rule(Parameters.ANNOUNCEMENT_LEAD, 1 days);
        rules[1] = _rule(Parameters.BUSINESS_DAY_ZONE, 1 days + 8 hours);
        rules[2] = _rule(Parameters.RECEIVABLE_LONGEST_TERM, 365);
        rules[3] = _rule(Parameters.RECEIVABLE_USUAL_TERM, 180);
        rules[4] = _rule(Parameters.RECEIVABLE_HIGHEST_TIER, HIGHEST_TIER);
        rules[5] = _rule(Parameters.keyed(Parameters.RECEIVABLE_SMALLEST_LOT, bytes32(uint256(156))), 1);
        rules[6] = _rule(Parameters.RECEIVABLE_GRACE, 1);
        rules[7] = _rule(Parameters.INSTRUCTION_LIFE, 1 days);
        uint224 courts = uint224(uint8(MemberKind.Court)) | (uint224(uint8(Business.Attestation)) << 8);
        rules[8] = _rule(Parameters.keyed(Parameters.ATTESTATION_AUTHORITY, keccak256("insolvent")), courts);
        rules[9] = _rule(Parameters.keyed(Parameters.FINANCING_HIGHEST_ADVANCE, 0), ADVANCE_BPS);
        rules[10] = _rule(Parameters.keyed(Parameters.FINANCING_HIGHEST_ADVANCE, bytes32(uint256(1))), ADVANCE_BPS);
        rules[11] = _rule(
            Parameters.keyed(Parameters.FINANCING_HIGHEST_ADVANCE, bytes32(uint256(2))),
            PLEDGE_ADVANCE_BPS
        );
        rules[12] = _rule(Parameters.FINANCING_HIGHEST_RATE, 240_000);
        rules[13] = _rule(Parameters.DAY_COUNT, 1);
    }

    function _rule(bytes32 parameter, uint224 value) private pure returns (IRuleBook.Change memory) {
        return IRuleBook.Change(parameter, value, keccak256("article"));
    }
}
