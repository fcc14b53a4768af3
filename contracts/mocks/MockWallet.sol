// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @notice An account that is a contract: its owner signs for it (ERC-1271) and sends for it.
contract MockWallet is IERC1271 {
    address public owner;

    error MockWalletNotOwner(address caller);

    constructor(address owner_) {
        owner = owner_;
    }

    /// @notice From now on another key speaks for the wallet.
    function handOver(address to) external {
        if (msg.sender != owner) revert MockWalletNotOwner(msg.sender);
        owner = to;
    }

    /// @notice Sends a call as the wallet, and passes on what it reverts with.
    function execute(address target, bytes calldata data) external {
        if (msg.sender != owner) revert MockWalletNotOwner(msg.sender);
        // solhint-disable-next-line avoid-low-level-calls
        (bool done, bytes memory answer) = target.call(data);
        if (!done) {
            assembly ("memory-safe") {
                revert(add(answer, 0x20), mload(answer))
            }
        }
    }

    /// @inheritdoc IERC1271
    function isValidSignature(bytes32 digest, bytes calldata signature) external view returns (bytes4) {
        (address signer, ECDSA.RecoverError problem, ) = ECDSA.tryRecoverCalldata(digest, signature);
        bool valid = problem == ECDSA.RecoverError.NoError && signer == owner;
        return valid ? IERC1271.isValidSignature.selector : bytes4(0);
    }
}
