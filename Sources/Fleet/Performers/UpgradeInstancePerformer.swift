internal import AWS
internal import Maintenance

struct UpgradeInstancePerformer: Performer {
    func request(for change: UpgradeInstance) -> any AWSRequest {
        let upgrade = change.upgrade
        return RDS.ModifyDBInstance(dbInstanceIdentifier: upgrade.instance.text, applyImmediately: true).with {
            $0.engineVersion = upgrade.version
            $0.allowMajorVersionUpgrade = upgrade.isMajor ? true : nil
            $0.dbParameterGroupName = upgrade.parameterGroup
            $0.optionGroupName = upgrade.optionGroup
        }
    }
}
