extension CallOutcome {
    /// What it means for a mutation that AWS refused it with an error code: certainly not executed, but some refusals
    /// say that its effect is there already, and some pass by themselves.
    ///
    /// Wire codes drop "Fault" irregularly, so one trailing "Fault" is ignored (RDS API reference, common errors).
    package static func refusal(code: String, message: String, of mutation: Mutation) -> CallOutcome {
        let code = code.hasSuffix("Fault") ? String(code.dropLast(5)) : code
        let text = "\(code): \(message)"
        switch (mutation, code) {
        case (.createInstance, "DBInstanceAlreadyExists"):
            // The name carries the operation's id: whoever made it made it for this. The step looks whether that is so.
            return .accepted
        case (.deleteStandIn, "DBInstanceNotFound"), (.deleteOldInstance, "DBInstanceNotFound"),
            (.deleteOldCluster, "DBClusterNotFound"), (.deleteDeployment, "BlueGreenDeploymentNotFound"),
            (.deleteGreen, "BlueGreenDeploymentNotFound"):
            return .accepted
        case (.createParameterGroup, "DBParameterGroupAlreadyExists"),
            (.createDeployment, "BlueGreenDeploymentAlreadyExists"),
            (.createSnapshot, "DBClusterSnapshotAlreadyExists"),
            (.registerProxyTarget, "DBProxyTargetAlreadyRegistered"):
            // The names carry the operation's id. The step looks whether what is there is as it is to be.
            return .accepted
        case (_, "InvalidBlueGreenDeploymentState"), (_, "InvalidDBProxyState"):
            return .deferred(text, retryAfter: nil)
        case (.applyMaintenance, "ResourceNotFound"), (.applyMaintenanceToWriter, "ResourceNotFound"):
            // Nothing of it is pending any more: the step looks whether that is so.
            return .accepted
        case (_, "InvalidDBInstanceState"), (_, "InvalidDBClusterState"):
            return .deferred(text, retryAfter: nil)
        default:
            return .refused(text)
        }
    }
}
