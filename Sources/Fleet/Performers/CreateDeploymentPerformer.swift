internal import AWS
internal import Maintenance

struct CreateDeploymentPerformer: Performer {
    func request(for change: CreateDeployment) -> any RDSRequest {
        let plan = change.plan
        return RDS.CreateBlueGreenDeployment(
            blueGreenDeploymentName: plan.name, source: plan.source, targetEngineVersion: plan.version,
            targetDBClusterParameterGroupName: plan.clusterGroup, targetDBParameterGroupName: plan.instanceGroup,
            tags: plan.tags.map { RDS.Tag(key: $0.key, value: $0.value) })
    }
}
