import Maintenance
import TestSupport

/// The calls of the blue/green deployment of an RDS instance.
enum InstanceDeploymentCalls {
    static let switchover = AnyMutation(
        SwitchOverInstance(
            InstanceSwitchover(
                deployment: "bgd-1", instance: "orders", resource: "db-ORDERS", replication: .logical, timeout: 600,
                green: "arn:green")))
    static let role = AnyMutation(
        AttachInstanceRole(
            RDSInstance.Role(arn: "arn:aws:iam::123456789012:role/import", feature: "s3Import", status: "ACTIVE"),
            to: "orders-green-x1"))
    static let version = AnyMutation(
        ModifyGreen(
            "orders-green-x1", to: .init(version: "8.4.3", parameterGroup: "own-84", optionGroup: "options-84")))
    static let instanceClass = AnyMutation(
        ModifyGreen("orders-green-x1", to: .init(instanceClass: "db.m6g.large")))

    static let all = [
        AnyMutation(CreateInstanceDeployment(.single)), version, instanceClass, role, switchover,
    ]
}
