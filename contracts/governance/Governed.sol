// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

// solhint-disable-next-line max-line-length
import {AccessManagedUpgradeable} from "@openzeppelin/contracts-upgradeable/access/manager/AccessManagedUpgradeable.sol";
import {UUPSUpgradeable} from "@openzeppelin/contracts/proxy/utils/UUPSUpgradeable.sol";

/// @notice A contract whose code and powers only the council changes, through AccessManager and its delays.
abstract contract Governed is AccessManagedUpgradeable, UUPSUpgradeable {
    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor() {
        _disableInitializers();
    }

    /// @inheritdoc UUPSUpgradeable
    /// @custom:access council (upgrades)
    function _authorizeUpgrade(address) internal override restricted {}
}
