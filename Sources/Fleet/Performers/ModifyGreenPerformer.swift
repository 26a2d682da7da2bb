internal import AWS
internal import Maintenance

struct ModifyGreenPerformer: Performer {
    func request(for change: ModifyGreen) -> any AWSRequest {
        RDS.ModifyDBInstance(dbInstanceIdentifier: change.instance.text, applyImmediately: true).with {
            $0.dbInstanceClass = change.change.instanceClass?.text
            $0.engineVersion = change.change.version
            // Of a minor version AWS takes no notice of it (API reference, ModifyDBInstance, `AllowMajorVersionUpgrade`).
            $0.allowMajorVersionUpgrade = change.change.version == nil ? nil : true
            $0.dbParameterGroupName = change.change.parameterGroup
            $0.optionGroupName = change.change.optionGroup
        }
    }
}
