// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {IGate} from "../consortium/IGate.sol";
import {MemberId, NOBODY} from "../consortium/Member.sol";
import {ActRow} from "../lots/ActRow.sol";
import {ILotRequests} from "../lots/ILotRequests.sol";
import {Lot} from "../lots/Lot.sol";
import {LotId, LotRef} from "../lots/LotTypes.sol";
import {BillTable as Table} from "./BillTable.sol";
import {ConsentDesk} from "./ConsentDesk.sol";
import {IBills} from "./IBills.sol";
import {IPledges} from "./IPledges.sol";

/// @title Desk of pledges of bills
/// @notice See `IPledges`.
/// @custom:oz-upgrades-unsafe-allow missing-initializer
contract Pledges is IPledges, ConsentDesk {
    /// @custom:storage-location erc7201:tradelane.pledges
    struct PledgesStorage {
        mapping(LotId => MemberId) pledgees;
        mapping(address => bool) desks;
    }

    // keccak256(abi.encode(uint256(keccak256("tradelane.pledges")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0xdb1b98f14df28d9fc85ab81691fd3d5a18ef8746933973d428df7ab64bf43400;

    bytes32 private constant PLEDGE_TYPE = keccak256(
        "Pledge(uint256 lot,bytes21 trail,uint40 issuedAt,uint40 deadline)"
    );

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(IGate gate, IBills bills) ConsentDesk(gate, bills) {}

    /// @inheritdoc IPledges
    function offerPledge(LotRef calldata ref, MemberId pledgee, uint40 deadline) external {
        (MemberId me, ) = _askAsHolder(Table.OFFER_PLEDGE, ref, pledgee, deadline, _content(ref, 0, 0));
        _checkPledgee(ref.lot, me, pledgee);
    }

    /// @inheritdoc IPledges
    function acceptPledge(LotRef calldata ref) external {
        ActRow row = Table.PLEDGE;
        (Parties memory parties, ILotRequests.Agreement memory agreement) = _answer(
            row,
            Table.OFFER_PLEDGE,
            ref.lot,
            _content(ref, 0, 0)
        );
        _pledge(row, ref, parties.me, parties.epoch, agreement);
    }

    /// @inheritdoc IPledges
    function pledgeWithConsent(LotRef calldata ref, uint40 deadline, bytes calldata consent) external {
        ActRow row = Table.PLEDGE_WITH_CONSENT;
        bytes32 content = _content(ref, _signedAt(consent), deadline);
        (Parties memory parties, ILotRequests.Agreement memory agreement) = _hear(
            row,
            ref.lot,
            content,
            deadline,
            consent
        );
        _checkPledgee(ref.lot, parties.me, parties.other);
        Lot memory lot = _pledge(row, ref, parties.other, parties.epoch, agreement);
        _checkHolder(ref.lot, lot, parties.me);
    }

    /// @inheritdoc IPledges
    function releasePledge(LotId lot) external {
        ActRow row = Table.RELEASE_PLEDGE;
        (MemberId me, uint32 epoch) = GATE.enter(row.entry(), msg.sender, NOBODY);
        MemberId pledgee = _storage().pledgees[lot];
        if (me != pledgee) revert PledgesNotThePledgee(lot, me, pledgee);
        _checkFree(row, lot, BILLS.lotAt(lot).flags);
        _storage().pledgees[lot] = NOBODY;
        emit PledgeReleased(lot, me, uint40(block.timestamp), epoch);
        BILLS.release(lot, row.required());
    }

    /// @inheritdoc IPledges
    function ended(LotId lot) external {
        if (!_storage().desks[msg.sender]) revert PledgesNotADesk(msg.sender);
        MemberId pledgee = _storage().pledgees[lot];
        _storage().pledgees[lot] = NOBODY;
        emit PledgeEnded(lot, pledgee, uint40(block.timestamp));
    }

    /// @inheritdoc IPledges
    function setDesk(address desk, bool listed) external restricted {
        _storage().desks[desk] = listed;
        emit PledgeDeskSet(desk, listed);
    }

    /// @inheritdoc IPledges
    function pledgeeOf(LotId lot) external view returns (MemberId) {
        return _storage().pledgees[lot];
    }

    /// @inheritdoc IPledges
    function pledgeDigest(LotRef calldata ref, uint40 issuedAt, uint40 deadline) external view returns (bytes32) {
        return _typedDigest(_content(ref, issuedAt, deadline));
    }

    function _pledge(
        ActRow row,
        LotRef calldata ref,
        MemberId pledgee,
        uint32 epoch,
        ILotRequests.Agreement memory agreement
    ) private returns (Lot memory lot) {
        _storage().pledgees[ref.lot] = pledgee;
        lot = BILLS.take(row, ref, agreement);
        emit LotPledged(ref.lot, lot.holder, pledgee, uint40(block.timestamp), epoch);
    }

    function _checkPledgee(LotId lot, MemberId holder, MemberId pledgee) private view {
        if (pledgee == holder || pledgee == BILLS.instrumentAt(lot.instrumentOf()).obligor) {
            revert PledgesPledgeeInvalid(lot, pledgee);
        }
    }

    function _content(LotRef calldata ref, uint40 issuedAt, uint40 deadline) private pure returns (bytes32) {
        return keccak256(abi.encode(PLEDGE_TYPE, ref.lot, ref.trail, issuedAt, deadline));
    }

    function _domainName() internal pure override returns (string memory) {
        return "Tradelane Pledges";
    }

    function _storage() private pure returns (PledgesStorage storage $) {
        assembly ("memory-safe") {
            $.slot := STORAGE
        }
    }
}
