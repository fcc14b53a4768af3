// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../../contracts/consortium/Member.sol";
import {IConsortium} from "../../contracts/consortium/IConsortium.sol";
import {ALL_REGIONS} from "../../contracts/consortium/Regions.sol";
import {LinePurpose} from "../../contracts/receivables/ICreditLines.sol";
import {CashLaws} from "./campaign/CashLaws.sol";
import {RecourseActs} from "./campaign/RecourseActs.sol";
import {Deployment, Suite} from "./campaign/Suite.sol";

/// @notice Random acts on receivables by their members, and what must follow from each, written down independently.
contract ReceivablesHandler is RecourseActs {
    constructor(Suite memory s) {
        _join(s);
    }

    /// @dev Lines without end, so that a run begins with receivables.
    function begin() external {
        // Accounts sign for nothing from before they were known.
        vm.warp(block.timestamp + 1);
        for (uint24 bank = 8; bank < 10; ++bank) {
            _grant(bank, LinePurpose.Confirmation, type(uint64).max, type(uint40).max);
            _grant(bank, LinePurpose.Financing, type(uint64).max, type(uint40).max);
        }
        for (uint256 k = 1; k < 4; ++k) _issue(k);
    }

    function _otherwise(uint256 seed) internal override {
        if (_running() < MOST_RUNNING) _issue(seed);
        else if (seed % 3 == 0) _report(seed);
        else if (seed % 3 == 1) _wait(_word(seed, 1), 3 hours);
        else _assign(seed, _word(seed, 1));
    }

    function _final(Cash memory c) internal override {
        if (c.purpose <= Purpose.ToPledgee) return _paid(c);
        if (c.purpose == Purpose.Recovery) return _recovered(c);
        uint256 k = c.deal - 1;
        if (c.purpose == Purpose.Disbursement) return _funded(k, c.id);
        bool open = _isOpen(_deals[k]);
        _deals[k].paying = false;
        if (c.purpose == Purpose.Repayment) _received(k, c.amount);
        else _ends(k, open);
    }

    function _failed(Cash memory c) internal override {
        if (c.purpose <= Purpose.ToPledgee) return _unpaid(c);
        if (c.purpose == Purpose.Recovery) return _notRecovered(c);
        uint256 k = c.deal - 1;
        if (c.purpose == Purpose.Disbursement) return _undone(k);
        _deals[k].paying = false;
        if (c.purpose == Purpose.Retained) _deals[k].given -= c.amount;
        _ends(k, _isOpen(_deals[k]));
    }
}

/// @dev A suite, its members and the acts they may do.
abstract contract ReceivablesCampaign is Deployment, CashLaws {
    function setUp() public {
        vm.warp(1_800_000_000);
        Suite memory s = _deploy();
        _handler = new ReceivablesHandler(s);
        _suite = s;
        MemberId[] memory applicants = new MemberId[](10);
        for (uint24 m = 0; m < 10; ++m) applicants[m] = MemberId.wrap(m + 1);
        s.consortium.admit(applicants);
        s.consortium.setMandate(MemberId.wrap(10), IConsortium.Mandate(1, type(uint40).max, ALL_REGIONS));
        s.settlement.setAgent(156, MemberId.wrap(7));
        // So that what the debtor owes can be made due at any time.
        vm.prank(_handler.accountOf(10));
        s.attestations.attest(keccak256("insolvent"), MemberId.wrap(1), 1, uint40(block.timestamp), type(uint40).max);
        ReceivablesHandler(address(_handler)).begin();
        targetContract(address(_handler));
        targetSelector(FuzzSelector(address(_handler), _acts()));
    }

    function _acts() private view returns (bytes4[] memory acts) {
        bytes4[34] memory all = [
            _handler.issue.selector,
            _handler.grant.selector,
            _handler.suspend.selector,
            _handler.resume.selector,
            _handler.reuse.selector,
            _handler.wait.selector,
            _handler.dispute.selector,
            _handler.endDispute.selector,
            _handler.accelerate.selector,
            _handler.flagOverdue.selector,
            _handler.transferWhole.selector,
            _handler.transferPart.selector,
            _handler.assignMany.selector,
            _handler.offer.selector,
            _handler.answer.selector,
            _handler.split.selector,
            _handler.merge.selector,
            _handler.meddle.selector,
            _handler.applyFor.selector,
            _handler.offerTerms.selector,
            _handler.acceptTerms.selector,
            _handler.agree.selector,
            _handler.endRequest.selector,
            _handler.disburse.selector,
            _handler.lapse.selector,
            _handler.payRetained.selector,
            _handler.repay.selector,
            _handler.releasePledge.selector,
            _handler.releaseLine.selector,
            _handler.pay.selector,
            _handler.payPart.selector,
            _handler.payBehind.selector,
            _handler.demandRecourse.selector,
            _handler.payRecourse.selector
        ];
        acts = new bytes4[](38);
        for (uint256 k = 0; k < 34; ++k) acts[k] = all[k];
        acts[34] = _handler.accept.selector;
        acts[35] = _handler.report.selector;
        acts[36] = _handler.reportAll.selector;
        acts[37] = _handler.meddleRecourse.selector;
    }
}

/// @notice The laws of lots, lines, financings and payments under random acts.
contract ReceivablesInvariantTest is ReceivablesCampaign {
    /// @dev All laws in one campaign: each `invariant_` function would have random acts of its own.
    /// hardhat-config: invariant.failOnRevert = true
    function invariant_laws() public view {
        // What breaks a law stays broken: every eighth act is soon enough to see it, and leaves time for more acts.
        if (_handler.calls() % 8 == 0) _laws();
    }

    /// @dev A run that does nothing proves nothing.
    function afterInvariant() public view {
        _laws();
        assertGt(_handler.done() * 2, _handler.calls(), "most acts did nothing");
    }
}
