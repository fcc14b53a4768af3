// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

/// @title The council of a consortium's first days
/// @notice A few named accounts decide together, by a threshold, what AccessManager lets this contract do. It has no
/// power of its own and cannot change: the members' council replaces it by taking over its roles in AccessManager.
interface IBootstrapCouncil {
    /// @param target The contract to call. @param data Selector and arguments.
    struct Call {
        address target;
        bytes data;
    }

    /// @notice Open -> Scheduled (where a delay applies) -> Executed; Open or Scheduled -> Dropped.
    enum Stage {
        None,
        Open,
        Scheduled,
        Executed,
        Dropped
    }

    /// @param approvals How many accounts approve.
    /// @param readyAt When a scheduled proposal can be executed, UTC seconds.
    struct Proposal {
        address proposer;
        Stage stage;
        uint16 approvals;
        uint40 readyAt;
        Call[] calls;
    }

    event ProposalMade(uint256 indexed id, address indexed proposer, Call[] calls);
    event ProposalApproved(uint256 indexed id, address indexed account, uint16 approvals);
    event ApprovalWithdrawn(uint256 indexed id, address indexed account, uint16 approvals);
    event ProposalScheduled(uint256 indexed id, uint40 readyAt);
    event ProposalExecuted(uint256 indexed id);
    event ProposalDropped(uint256 indexed id);

    error CouncilAccountUnknown(address account);
    error CouncilAccountInvalid(address account);
    error CouncilThresholdInvalid(uint16 threshold, uint256 accounts);
    error CouncilNoCalls();
    error CouncilStageNot(uint256 id, Stage stage);
    error CouncilApprovedAlready(uint256 id, address account);
    error CouncilNotApproved(uint256 id, address account);
    error CouncilNotReady(uint256 id, uint40 readyAt);
    /// @dev AccessManager no longer has the call as this proposal scheduled it: it expired or was cancelled there.
    error CouncilScheduleLost(uint256 id, uint256 index);

    /// @notice Proposes one call and approves it.
    /// @custom:access account of the council
    function propose(address target, bytes calldata data) external returns (uint256 id);

    /// @notice Proposes several calls, all or nothing and in this order, and approves them. No two may be the same.
    /// @custom:access account of the council
    function proposeAll(Call[] calldata calls) external returns (uint256 id);

    /// @notice Approves a proposal. At the threshold its calls are scheduled; if no call has a delay they are executed.
    /// @custom:access account of the council
    function approve(uint256 id) external;

    /// @notice Takes an approval back. A scheduled proposal that falls below the threshold is dropped, and so is an
    /// open one that nobody approves any more.
    /// @custom:access account of the council that approved
    function withdrawApproval(uint256 id) external;

    /// @notice Executes a scheduled proposal once its delays are over.
    /// @custom:access account of the council
    function execute(uint256 id) external;

    function proposalAt(uint256 id) external view returns (Proposal memory);

    function proposalCount() external view returns (uint256);

    function hasApproved(uint256 id, address account) external view returns (bool);

    function accounts() external view returns (address[] memory);

    function threshold() external view returns (uint16);
}
