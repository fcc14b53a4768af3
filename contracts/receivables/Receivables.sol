// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Gated} from "../consortium/Gated.sol";
import {IGate} from "../consortium/IGate.sol";
import {Entry, MemberId} from "../consortium/Member.sol";
import {IEvidence} from "../evidence/IEvidence.sol";
import {ActRow} from "../lots/ActRow.sol";
import {Lots} from "../lots/Lots.sol";
import {LotStore} from "../lots/LotStore.sol";
import {InstrumentId} from "../lots/LotTypes.sol";
import {IReceivables} from "./IReceivables.sol";
import {ReceivableTable as Table} from "./ReceivableTable.sol";

/// @title The ledger of receivables
/// @notice See `IReceivables`. What lots do is in `Lots`; this binds it to the receivables' table.
contract Receivables is IReceivables, Lots {
    bytes32 private constant ASSIGNMENT_TYPE = keccak256(
        "Assignment(uint256 lot,bytes21 trail,uint24 to,uint40 units,bool recourse,bytes32 background,"
        "uint40 issuedAt,uint40 deadline)"
    );

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(IGate gate, IEvidence evidence) Gated(gate) LotStore(evidence) {}

    /// @param authority The AccessManager through which the council acts.
    function initialize(address authority) external initializer {
        __AccessManaged_init(authority);
    }

    /// @inheritdoc IReceivables
    function assign(Transfer calldata assignment, bytes calldata consent) external {
        _transfer(Table.ASSIGN, assignment, consent);
    }

    /// @inheritdoc IReceivables
    function offer(Transfer calldata assignment) external {
        _offer(Table.OFFER, assignment);
    }

    /// @inheritdoc IReceivables
    function acceptOffer(Transfer calldata assignment) external {
        _acceptOffer(Table.ACCEPT_OFFER, Table.OFFER, assignment);
    }

    /// @inheritdoc IReceivables
    function assignmentDigest(Transfer calldata assignment, uint40 issuedAt) external view returns (bytes32) {
        return _transferDigest(assignment, _load(assignment.lot).trail, issuedAt);
    }

    function _over(InstrumentId id, MemberId debtor, uint8 state) internal override {
        if (state == Table.SETTLED) emit ReceivableSettled(id, debtor, uint40(block.timestamp));
    }

    function _paidInPart(InstrumentId id, MemberId debtor) internal override {
        emit ReceivablePartPaid(id, debtor, uint40(block.timestamp));
    }

    function _partPaidState() internal pure override returns (uint8) {
        return Table.PART_PAID;
    }

    function _settledState() internal pure override returns (uint8) {
        return Table.SETTLED;
    }

    function _splitRow() internal pure override returns (ActRow) {
        return Table.SPLIT;
    }

    function _mergeRow() internal pure override returns (ActRow) {
        return Table.MERGE;
    }

    function _refuseEntry() internal pure override returns (Entry) {
        return Table.REFUSE.entry();
    }

    function _withdrawEntry() internal pure override returns (Entry) {
        return Table.WITHDRAW.entry();
    }

    function _transferType() internal pure override returns (bytes32) {
        return ASSIGNMENT_TYPE;
    }

    function _actToUse() internal pure override returns (bytes4) {
        return IReceivables.assign.selector;
    }

    function _domainName() internal pure override returns (string memory) {
        return "Tradelane Receivables";
    }
}
