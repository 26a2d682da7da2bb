internal import AWS
internal import Maintenance

extension Surveyor {
    /// What members pick up by a restart: the static parameters that somebody set in groups that wait for one. AWS does
    /// not say which of them are new.
    func pendingParameters(
        of observation: Observation, for needs: SurveyNeeds
    ) async -> Reading<[InstanceID: [String]]> {
        guard needs.pendingParameters else { return .unavailable("Nobody asked.") }
        var found: [InstanceID: [String]] = [:]
        do throws(AWSError) {
            let clusterNames = try await clusterParameters(of: observation)
            for instance in observation.instances {
                var names: [String] = []
                for group in instance.parameterGroups where group.applyStatus == "pending-reboot" {
                    let parameters = try await calls.rds(priority).list(
                        RDS.DescribeDBParameters(dbParameterGroupName: group.name).with { $0.source = "user" })
                    names += parameters.filter(\.isStatic).map(\.words)
                }
                let member = observation.cluster?.members.first { $0.instance == instance.identifier }
                if member?.parameterGroupStatus == "pending-reboot" { names += clusterNames }
                if !names.isEmpty { found[instance.identifier] = names }
            }
            return .known(found)
        } catch {
            return .unavailable(error.sentence(on: IAMAction(RDS.DescribeDBParameters.self)))
        }
    }

    private func clusterParameters(of observation: Observation) async throws(AWSError) -> [String] {
        let members = observation.cluster?.members ?? []
        guard let group = observation.cluster?.parameterGroup,
            members.contains(where: { $0.parameterGroupStatus == "pending-reboot" })
        else { return [] }
        let parameters = try await calls.rds(priority).list(
            RDS.DescribeDBClusterParameters(dbClusterParameterGroupName: group).with { $0.source = "user" })
        return parameters.filter(\.isStatic).map(\.words)
    }
}

extension RDS.Parameter {
    fileprivate var isStatic: Bool { applyType == "static" }
    fileprivate var words: String { "\(parameterName) = \(parameterValue ?? "default")" }
}
