// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {IBootstrapCouncil} from "./IBootstrapCouncil.sol";

/// @title The council of a consortium's first days
contract BootstrapCouncil is IBootstrapCouncil {
    /// @notice The AccessManager in which this council has its roles.
    IAccessManager public immutable MANAGER;
    uint16 private immutable THRESHOLD;

    address[] private _accounts;
    mapping(address account => bool) private _isAccount;
    /// @dev Proposal n at n - 1.
    Proposal[] private _proposals;
    mapping(uint256 id => mapping(address account => bool)) private _approved;
    /// @dev AccessManager's nonce of each call that it scheduled; zero for a call without delay.
    mapping(uint256 id => mapping(uint256 index => uint32)) private _nonces;

    modifier onlyAccount() {
        if (!_isAccount[msg.sender]) revert CouncilAccountUnknown(msg.sender);
        _;
    }

    constructor(IAccessManager manager, address[] memory councillors, uint16 approvals) {
        if (approvals == 0 || approvals > councillors.length) {
            revert CouncilThresholdInvalid(approvals, councillors.length);
        }
        MANAGER = manager;
        THRESHOLD = approvals;
        for (uint256 i = 0; i < councillors.length; i++) {
            address account = councillors[i];
            if (account == address(0) || _isAccount[account]) revert CouncilAccountInvalid(account);
            _isAccount[account] = true;
        }
        _accounts = councillors;
    }

    /// @inheritdoc IBootstrapCouncil
    function propose(address target, bytes calldata data) external onlyAccount returns (uint256 id) {
        Call[] memory calls = new Call[](1);
        calls[0] = Call(target, data);
        return _propose(calls);
    }

    /// @inheritdoc IBootstrapCouncil
    function proposeAll(Call[] calldata calls) external onlyAccount returns (uint256 id) {
        if (calls.length == 0) revert CouncilNoCalls();
        return _propose(calls);
    }

    /// @inheritdoc IBootstrapCouncil
    function approve(uint256 id) external onlyAccount {
        Proposal storage proposal = _proposal(id);
        if (proposal.stage != Stage.Open) revert CouncilStageNot(id, proposal.stage);
        if (_approved[id][msg.sender]) revert CouncilApprovedAlready(id, msg.sender);
        _approve(id, proposal);
    }

    /// @inheritdoc IBootstrapCouncil
    function withdrawApproval(uint256 id) external onlyAccount {
        Proposal storage proposal = _proposal(id);
        Stage stage = proposal.stage;
        if (stage != Stage.Open && stage != Stage.Scheduled) revert CouncilStageNot(id, stage);
        if (!_approved[id][msg.sender]) revert CouncilNotApproved(id, msg.sender);
        _approved[id][msg.sender] = false;
        uint16 approvals = --proposal.approvals;
        emit ApprovalWithdrawn(id, msg.sender, approvals);
        // A proposal is scheduled by exactly as many as it needs, so any of them stops it.
        if (stage == Stage.Scheduled || approvals == 0) _drop(id, proposal);
    }

    /// @inheritdoc IBootstrapCouncil
    function execute(uint256 id) external onlyAccount {
        Proposal storage proposal = _proposal(id);
        if (proposal.stage != Stage.Scheduled) revert CouncilStageNot(id, proposal.stage);
        if (block.timestamp < proposal.readyAt) revert CouncilNotReady(id, proposal.readyAt);
        uint256 count = proposal.calls.length;
        for (uint256 i = 0; i < count; i++) {
            if (_nonces[id][i] != 0 && !_standsScheduled(id, i)) revert CouncilScheduleLost(id, i);
        }
        _execute(id, proposal);
    }

    /// @inheritdoc IBootstrapCouncil
    function proposalAt(uint256 id) external view returns (Proposal memory proposal) {
        if (id != 0 && id <= _proposals.length) proposal = _proposals[id - 1];
    }

    /// @inheritdoc IBootstrapCouncil
    function proposalCount() external view returns (uint256) {
        return _proposals.length;
    }

    /// @inheritdoc IBootstrapCouncil
    function hasApproved(uint256 id, address account) external view returns (bool) {
        return _approved[id][account];
    }

    /// @inheritdoc IBootstrapCouncil
    function accounts() external view returns (address[] memory) {
        return _accounts;
    }

    /// @inheritdoc IBootstrapCouncil
    function threshold() external view returns (uint16) {
        return THRESHOLD;
    }

    function _propose(Call[] memory calls) private returns (uint256 id) {
        Proposal storage proposal = _proposals.push();
        id = _proposals.length;
        proposal.proposer = msg.sender;
        proposal.stage = Stage.Open;
        for (uint256 i = 0; i < calls.length; i++) proposal.calls.push(calls[i]);
        emit ProposalMade(id, msg.sender, calls);
        _approve(id, proposal);
    }

    function _approve(uint256 id, Proposal storage proposal) private {
        _approved[id][msg.sender] = true;
        uint16 approvals = ++proposal.approvals;
        emit ProposalApproved(id, msg.sender, approvals);
        if (approvals == THRESHOLD) _decide(id, proposal);
    }

    function _decide(uint256 id, Proposal storage proposal) private {
        // AccessManager calls nobody while it schedules, so nothing can come between here and the end.
        proposal.stage = Stage.Scheduled;
        uint40 readyAt = _schedule(id, proposal);
        if (readyAt == 0) {
            _execute(id, proposal);
        } else {
            proposal.readyAt = readyAt;
            emit ProposalScheduled(id, readyAt);
        }
    }

    /// @dev Schedules the calls that have a delay.
    /// @return readyAt When the last of them is ready; zero when none has a delay.
    function _schedule(uint256 id, Proposal storage proposal) private returns (uint40 readyAt) {
        uint256 count = proposal.calls.length;
        for (uint256 i = 0; i < count; i++) {
            Call memory call = proposal.calls[i];
            // AccessManager has no view that tells the delay of its own functions, but it refuses to schedule what has
            // none; what is not allowed at all it refuses to execute.
            try MANAGER.schedule(call.target, call.data, 0) returns (bytes32 operation, uint32 nonce) {
                _nonces[id][i] = nonce;
                uint40 ready = uint40(MANAGER.getSchedule(operation));
                if (ready > readyAt) readyAt = ready;
            } catch (bytes memory reason) {
                if (bytes4(reason) != IAccessManager.AccessManagerUnauthorizedCall.selector) _refuse(reason);
            }
        }
    }

    function _execute(uint256 id, Proposal storage proposal) private {
        proposal.stage = Stage.Executed;
        emit ProposalExecuted(id);
        uint256 count = proposal.calls.length;
        for (uint256 i = 0; i < count; i++) {
            Call memory call = proposal.calls[i];
            MANAGER.execute(call.target, call.data);
        }
    }

    function _drop(uint256 id, Proposal storage proposal) private {
        proposal.stage = Stage.Dropped;
        emit ProposalDropped(id);
        uint256 count = proposal.calls.length;
        for (uint256 i = 0; i < count; i++) {
            if (_nonces[id][i] == 0 || !_standsScheduled(id, i)) continue;
            Call memory call = proposal.calls[i];
            MANAGER.cancel(address(this), call.target, call.data);
        }
    }

    /// @dev Whether AccessManager still has the call as this proposal scheduled it; another proposal may have scheduled
    /// the same call after this one's schedule expired.
    function _standsScheduled(uint256 id, uint256 index) private view returns (bool) {
        Call memory call = _proposals[id - 1].calls[index];
        bytes32 operation = MANAGER.hashOperation(address(this), call.target, call.data);
        return MANAGER.getNonce(operation) == _nonces[id][index] && MANAGER.getSchedule(operation) != 0;
    }

    function _proposal(uint256 id) private view returns (Proposal storage) {
        if (id == 0 || id > _proposals.length) revert CouncilStageNot(id, Stage.None);
        return _proposals[id - 1];
    }

    function _refuse(bytes memory reason) private pure {
        assembly ("memory-safe") {
            revert(add(reason, 0x20), mload(reason))
        }
    }
}
