// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../consortium/Member.sol";
import {LotId, LotRef} from "../lots/LotTypes.sol";
import {ISettlementDesk} from "../settlement/ISettlementDesk.sol";

/// @title Payment of receivables at maturity
/// @notice From maturity on the debtor instructs the payment of lots to their holders, one instruction a lot. The lot
/// is locked while the cash is on its way and ends in the same transaction in which the cash is reported final; a
/// rejected or expired instruction unlocks it and nothing else changed.
interface IRedemption is ISettlementDesk {
    event RedemptionInstructed(
        LotId indexed lot,
        MemberId indexed debtor,
        MemberId indexed holder,
        bytes32 instruction
    );

    error RedemptionNotTheDebtor(LotId lot, MemberId member, MemberId debtor);
    error RedemptionNotSettlement(address caller);
    error RedemptionNothing();

    /// @notice The debtor pays lots in full. All or nothing.
    /// @param lots The lots with the trails the debtor saw.
    /// @param endToEndId The debtor's own reference for this payment run; the same one again for the same lot is
    /// refused, so a run happens once.
    /// @custom:access member account with ACT of the debtor
    function pay(LotRef[] calldata lots, bytes32 endToEndId) external;
}
