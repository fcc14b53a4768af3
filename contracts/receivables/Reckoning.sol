// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Units} from "../lots/LotTypes.sol";
import {FinancingTable as Table} from "./FinancingTable.sol";
import {FinancingKind, IFinancing} from "./IFinancing.sol";

/// @notice What follows from a financing's record alone: what is owed, what of the line is used, what secures it.
library Reckoning {
    function isPledge(IFinancing.Financed memory f) internal pure returns (bool) {
        return f.kind == FinancingKind.Pledge;
    }

    /// @notice What it uses of the bank's line: the principal as far as it is not collected.
    function lineUsed(IFinancing.Financed memory f) internal pure returns (uint40) {
        if (f.state == Table.AGREED || f.state == Table.DISBURSING) return f.principal.value();
        return f.state != Table.OUTSTANDING || f.lotGone ? 0 : claim(f).value();
    }

    /// @notice The principal as far as it is not collected.
    function claim(IFinancing.Financed memory f) internal pure returns (Units) {
        return f.collected < f.principal ? f.principal - f.collected : Units.wrap(0);
    }

    /// @notice Whether collection is still to be seen.
    function isOpen(IFinancing.Financed memory f) internal pure returns (bool) {
        return f.state == Table.OUTSTANDING && !f.lotGone && f.collected < (isPledge(f) ? f.principal : f.units);
    }

    /// @notice What the bank owes in the end beyond the principal: of a lot it bought what it did not pay for, of a
    /// pledge what reached it beyond its claim.
    function retained(IFinancing.Financed memory f) internal pure returns (Units) {
        return isPledge(f) ? excess(f) : f.units - f.principal;
    }

    /// @notice What of it is neither paid nor on its way.
    function left(IFinancing.Financed memory f) internal pure returns (Units) {
        return retained(f) - f.retainedPaid;
    }

    /// @notice What of it the seller set off when it paid `amount` in recourse: what the payment left open of the lot.
    /// A payment that was on its way then and failed since is owed still.
    function setOff(IFinancing.Financed memory f, Units amount) internal pure returns (Units) {
        Units open = left(f);
        // What is paid in recourse was unpaid of the lot, so with what was collected it is within the lot's units.
        unchecked {
            Units rest = Units.wrap(f.units.value() - f.collected.value() - amount.value());
            return rest < open ? rest : open;
        }
    }

    /// @notice What of it is due, whether paid or not.
    /// @param seen Whether collection is seen; else all of it is due.
    function due(IFinancing.Financed memory f, bool seen) internal pure returns (Units) {
        Units all = retained(f);
        Units reached = excess(f);
        return seen && reached < all ? reached : all;
    }

    /// @notice Whether nothing is owed on either side any more.
    function isSettled(IFinancing.Financed memory f) internal pure returns (bool) {
        return f.state == Table.OUTSTANDING && !isOpen(f) && !f.paying && left(f).isZero();
    }

    /// @notice Whether the applicant still has to bear with the agreement or to repay.
    function bindsApplicant(IFinancing.Financed memory f) internal pure returns (bool) {
        if (f.state == Table.AGREED || f.state == Table.DISBURSING) return true;
        return isPledge(f) && isOpen(f);
    }

    /// @notice Whether the bank still has to fund it, or to pay what it retained.
    function bindsBank(IFinancing.Financed memory f) internal pure returns (bool) {
        if (f.state == Table.AGREED || f.state == Table.DISBURSING) return true;
        if (f.state != Table.OUTSTANDING) return false;
        return !left(f).isZero() || (f.paying && !retained(f).isZero());
    }

    /// @dev What was collected beyond the principal.
    function excess(IFinancing.Financed memory f) private pure returns (Units) {
        return f.principal < f.collected ? f.collected - f.principal : Units.wrap(0);
    }
}
