internal import AWS
internal import Maintenance

struct CreateInstanceDeploymentPerformer: Performer {
    func request(for change: CreateInstanceDeployment) -> any AWSRequest {
        let plan = change.plan
        return RDS.CreateBlueGreenDeployment(blueGreenDeploymentName: plan.name, source: plan.source).with {
            $0.targetEngineVersion = plan.version
            $0.targetDBParameterGroupName = plan.parameterGroup
            $0.targetDBInstanceClass = plan.instanceClass?.text
            $0.targetStorageType = plan.storage?.type
            $0.targetAllocatedStorage = plan.storage?.allocated
            $0.targetIops = plan.storage?.iops
            $0.targetStorageThroughput = plan.storage?.throughput
            $0.upgradeTargetStorageConfig = plan.upgradesStorageLayout
            $0.tags = plan.tags.map { RDS.Tag(key: $0.key, value: $0.value) }
        }
    }
}
