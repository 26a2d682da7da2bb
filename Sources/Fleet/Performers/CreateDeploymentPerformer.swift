internal import AWS
internal import Maintenance

struct CreateDeploymentPerformer: Performer {
    func request(for change: CreateDeployment) -> any AWSRequest {
        let plan = change.plan
        return RDS.CreateBlueGreenDeployment(blueGreenDeploymentName: plan.name, source: plan.source).with {
            $0.targetEngineVersion = plan.version
            $0.targetDBClusterParameterGroupName = plan.clusterGroup
            $0.targetDBParameterGroupName = plan.instanceGroup
            $0.tags = plan.tags.map { RDS.Tag(key: $0.key, value: $0.value) }
        }
    }
}
