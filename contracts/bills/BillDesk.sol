// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Gated} from "../consortium/Gated.sol";
import {IGate} from "../consortium/IGate.sol";
import {MemberId} from "../consortium/Member.sol";
import {Governed} from "../governance/Governed.sol";
import {ActRow} from "../lots/ActRow.sol";
import {ILotRequests} from "../lots/ILotRequests.sol";
import {ILots} from "../lots/ILots.sol";
import {IRequests} from "../lots/IRequests.sol";
import {Lot} from "../lots/Lot.sol";
import {LotId, LotRef} from "../lots/LotTypes.sol";
import {Request} from "../lots/Request.sol";
import {IBills} from "./IBills.sol";

/// @notice A desk of bills, and how one member asks another there. Requests stand in the ledger, where the one asked
/// refuses and the one who asked withdraws; an answer is given to the desk.
abstract contract BillDesk is Gated, Governed {
    /// @dev Two members that agreed.
    /// @param me Whose account acts.
    /// @param other The one who had asked or signed.
    struct Parties {
        MemberId me;
        MemberId other;
        uint32 epoch;
    }

    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IBills public immutable BILLS;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(IGate gate, IBills bills) Gated(gate) {
        BILLS = bills;
    }

    /// @param authority The AccessManager through which the council acts.
    /// @custom:access anyone, once; the proxy as it is made
    function initialize(address authority) external initializer {
        __AccessManaged_init(authority);
    }

    /// @dev The sender's member asks `to` about a lot that it holds.
    function _askAsHolder(
        ActRow row,
        LotRef memory ref,
        MemberId to,
        uint40 deadline,
        bytes32 deal
    ) internal returns (MemberId me, uint32 epoch) {
        (me, epoch) = GATE.enter(row.entry(), msg.sender, to);
        _checkHolder(ref.lot, BILLS.ask(row, ref, me, to, deadline, deal), me);
    }

    /// @dev The sender's member answers what `asked` asked of it about a lot.
    function _answer(
        ActRow row,
        ActRow asked,
        LotId id,
        bytes32 deal
    ) internal view returns (Parties memory parties, ILotRequests.Agreement memory agreement) {
        Request memory request = BILLS.requestAt(id);
        if (request.act != asked.act()) revert IRequests.LotsNoRequest(id);
        parties.other = request.from;
        (parties.me, parties.epoch) = GATE.enter(row.entry(), msg.sender, request.from);
        if (parties.me != request.to) revert IRequests.LotsNotYourRequest(id, parties.me);
        agreement = ILotRequests.Agreement(asked, deal, 0);
    }

    /// @dev The ledger lifts what a row lays without looking at what else lies on the lot: the desk looks.
    function _checkFree(ActRow row, LotId id, uint16 flags) internal pure {
        uint16 blocking = flags & row.blockedBy();
        if (blocking != 0) revert ILots.LotsEncumbered(id, blocking);
    }

    function _checkHolder(LotId id, Lot memory lot, MemberId me) internal pure {
        if (lot.holder != me) revert ILots.LotsNotHolder(id, me, lot.holder);
    }
}
