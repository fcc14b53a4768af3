// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {IConsortium} from "../consortium/IConsortium.sol";
import {ActClass, Business, Entry, MemberId, MemberKind, Rights, entryOf} from "../consortium/Member.sol";
import {ALL_REGIONS} from "../consortium/Regions.sol";
import {Governed} from "../governance/Governed.sol";
import {IQuotas} from "./IQuotas.sol";
import {HEAD, Label, Quota, QuotaNode, branchNode, institutionNode} from "./Quota.sol";

/// @title The tree of rediscount quotas
/// @notice See `IQuotas`.
contract Quotas is IQuotas, Governed {
    /// @dev How a quota revolves.
    enum Turn {
        Reserve,
        Use,
        Unreserve,
        Repay
    }

    /// @custom:storage-location erc7201:tradelane.quotas
    struct QuotasStorage {
        mapping(QuotaNode => mapping(Label => Quota)) quotas;
        mapping(address account => bool) desks;
    }

    // keccak256(abi.encode(uint256(keccak256("tradelane.quotas")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0x248bea420dd5edab025aa7e2c68a6cb55895d2afadb237bac7da96fc01c9e200;

    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IConsortium public immutable CONSORTIUM;

    modifier onlyDesk() {
        if (!_storage().desks[msg.sender]) revert QuotaNotADesk(msg.sender);
        _;
    }

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(IConsortium consortium) {
        CONSORTIUM = consortium;
    }

    /// @param authority The AccessManager through which the council acts.
    /// @custom:access anyone, once; the proxy as it is made
    function initialize(address authority) external initializer {
        __AccessManaged_init(authority);
    }

    // ------------------------------------------------------------------------------------------ allotting

    /// @inheritdoc IQuotas
    function allotHead(Label label, uint64 limit) external {
        (MemberId by, uint32 epoch) = _headOffice();
        _setLimit(HEAD, label, limit);
        emit QuotaAllotted(HEAD, label, by, limit, HEAD, _storage().quotas[HEAD][label].allotted, epoch);
    }

    /// @inheritdoc IQuotas
    function allotBranch(uint16 region, Label label, uint64 limit) external {
        (MemberId by, uint32 epoch) = _headOffice();
        _allot(HEAD, branchNode(region), label, limit, by, epoch);
    }

    /// @inheritdoc IQuotas
    function allotInstitution(MemberId bank, Label label, uint64 limit) external {
        (MemberId by, uint32 epoch) = CONSORTIUM.enterMandated(_entry(MemberKind.Bank), msg.sender, bank);
        _allot(_branchOf(bank), institutionNode(bank), label, limit, by, epoch);
    }

    // ------------------------------------------------------------------------------------------ revolving

    /// @inheritdoc IQuotas
    function reserve(MemberId bank, Label label, uint64 amount) external onlyDesk {
        _checkLeft(bank, Label.None, amount);
        if (label != Label.None) _checkLeft(bank, label, amount);
        _revolve(bank, label, Turn.Reserve, amount);
    }

    /// @inheritdoc IQuotas
    function use(MemberId bank, Label label, uint64 amount) external onlyDesk {
        _revolve(bank, label, Turn.Use, amount);
    }

    /// @inheritdoc IQuotas
    function unreserve(MemberId bank, Label label, uint64 amount) external onlyDesk {
        _revolve(bank, label, Turn.Unreserve, amount);
    }

    /// @inheritdoc IQuotas
    function repay(MemberId bank, Label label, uint64 amount) external onlyDesk {
        _revolve(bank, label, Turn.Repay, amount);
    }

    /// @inheritdoc IQuotas
    function setDesk(address desk, bool listed) external restricted {
        _storage().desks[desk] = listed;
        emit QuotaDeskSet(desk, listed);
    }

    /// @inheritdoc IQuotas
    function quotaAt(QuotaNode node, Label label) external view returns (Quota memory) {
        return _storage().quotas[node][label];
    }

    // ------------------------------------------------------------------------------------------ private

    /// @dev The sender's member, if it is the central bank for all regions.
    function _headOffice() private view returns (MemberId by, uint32 epoch) {
        by = CONSORTIUM.accountAt(msg.sender).member;
        (by, epoch) = CONSORTIUM.enterMandated(_entry(MemberKind.CentralBank), msg.sender, by);
        if (CONSORTIUM.mandateOf(by).regions != ALL_REGIONS) revert QuotaMandateTooNarrow(by);
    }

    /// @dev Who may allot to a member of a kind.
    function _entry(MemberKind subject) private pure returns (Entry) {
        uint16 centralBank = uint16(1) << uint8(MemberKind.CentralBank);
        return entryOf(Business.Rediscount, ActClass.Start, Rights.ACT, centralBank, uint16(1) << uint8(subject));
    }

    /// @dev Gives a node its limit out of what the node above has left.
    function _allot(QuotaNode above, QuotaNode node, Label label, uint64 limit, MemberId by, uint32 epoch) private {
        Quota storage source = _storage().quotas[above][label];
        uint64 others = source.allotted - _storage().quotas[node][label].limit;
        uint64 left = source.limit - others;
        if (limit > left) revert QuotaNotCovered(above, label, left, limit);
        _setLimit(node, label, limit);
        source.allotted = others + limit;
        emit QuotaAllotted(node, label, by, limit, above, others + limit, epoch);
    }

    function _setLimit(QuotaNode node, Label label, uint64 limit) private {
        Quota storage quota = _storage().quotas[node][label];
        if (limit < quota.allotted) revert QuotaBelowAllotted(node, label, quota.allotted, limit);
        uint64 inUse = quota.reserved + quota.used;
        if (limit < inUse) revert QuotaBelowUse(node, label, inUse, limit);
        quota.limit = limit;
    }

    function _checkLeft(MemberId bank, Label label, uint64 amount) private view {
        Quota memory quota = _storage().quotas[institutionNode(bank)][label];
        uint64 left = quota.limit - quota.reserved - quota.used;
        if (amount > left) revert QuotaExceeded(bank, label, left, amount);
    }

    /// @dev The same turn at the bank, its branch and the head, for the whole quota and for the label's.
    function _revolve(MemberId bank, Label label, Turn turn, uint64 amount) private {
        QuotaNode branch = _branchOf(bank);
        _revolveAll(bank, branch, Label.None, turn, amount);
        if (label != Label.None) _revolveAll(bank, branch, label, turn, amount);
    }

    function _revolveAll(MemberId bank, QuotaNode branch, Label label, Turn turn, uint64 amount) private {
        _turn(HEAD, label, turn, amount);
        _turn(branch, label, turn, amount);
        Quota memory quota = _turn(institutionNode(bank), label, turn, amount);
        emit QuotaMoved(bank, label, branch, quota.reserved, quota.used);
    }

    function _turn(QuotaNode node, Label label, Turn turn, uint64 amount) private returns (Quota memory quota) {
        quota = _storage().quotas[node][label];
        if (turn == Turn.Reserve) quota.reserved += amount;
        else if (turn == Turn.Repay) quota.used -= amount;
        else quota.reserved -= amount;
        if (turn == Turn.Use) quota.used += amount;
        _storage().quotas[node][label] = quota;
    }

    function _branchOf(MemberId bank) private view returns (QuotaNode) {
        return branchNode(CONSORTIUM.memberAt(bank).region);
    }

    function _storage() private pure returns (QuotasStorage storage $) {
        assembly ("memory-safe") {
            $.slot := STORAGE
        }
    }
}
