import Engine
import Maintenance
import Runbooks
import Slack

/// Proposals that name something else than a cluster.
extension CommandDesk {
    /// Proposes the restart of an instance; its cluster is looked up.
    func restart(_ reboot: ChatCommand.Reboot, _ call: Call) async throws(JournalError) -> Handling {
        let all: [Observation]
        do {
            all = try await dispatch.clusters(region: reboot.region)
        } catch {
            return .reply([unreadable(error)])
        }
        guard let seen = all.first(where: { $0[reboot.instance] != nil }) else {
            return .reply([unknownInstance(reboot.instance, among: all, call)])
        }
        let proposal = ChatCommand.Proposal(
            request: .reboot(RebootRequest(instance: reboot.instance)), cluster: seen.target.cluster,
            region: reboot.region, start: reboot.start, window: reboot.window)
        return reboot.isPreview ? try await preview(proposal, call) : try await propose(proposal, call)
    }

    private func unknownInstance(_ instance: InstanceID, among all: [Observation], _ call: Call) -> Mrkdwn {
        let names = all.filter { call.channel.covers($0.target.cluster) }.flatMap(\.instances).map(\.identifier.text)
        let cluster = ClusterID(instance.text)
        if all.contains(where: { $0.target.cluster == cluster }) {
            guard call.channel.covers(cluster) else { return elsewhere(cluster, "This is about") }
            return
                "\(instance) is a cluster. \(.code("\(prefix) cycle \(instance)")) restarts its members in turn, \(.code("\(prefix) reboot INSTANCE")) one of them."
        }
        let near = names.nearest(to: instance.text).first
        let hint: Mrkdwn = near.map { " Did you mean \(.code($0))?" } ?? ""
        return "I don't know an instance “\(instance)”.\(hint) \(.code(prefix + " clusters")) lists them."
    }

    /// Proposes the way back of an operation.
    func rollBack(_ prefix: String, isPreview: Bool, _ call: Call) async throws(JournalError) -> Handling {
        let operation: Operation
        switch try await find(prefix, call) {
        case .nothing(let blocks): return .reply(blocks)
        case .found(let found): operation = found
        }
        switch operation.phase {
        case .planned:
            return .reply(["\(operation.id) was not started: there is nothing to bring back."])
        case .running where !isPreview:
            return .reply([
                "\(operation.id) is running. \(.code("\(self.prefix) pause \(operation.id)")) first, then ask for its rollback. \(.code("\(self.prefix) plan rollback \(operation.id)")) shows it now."
            ])
        case .running, .paused, .ended: break
        }
        guard operation.progress != nil else {
            return .reply(["\(operation.id) was never started: there is nothing to bring back."])
        }
        guard let before = operation.plan.beginning else {
            return .reply([
                "\(operation.id) did not keep how its cluster was before: it cannot be brought back by command. \(.code("\(self.prefix) events \(operation.id)")) tells what it did."
            ])
        }
        let proposal = ChatCommand.Proposal(
            request: .rollback(
                RollbackRequest(
                    operation: operation.id, before: before, standIn: operation.plan.standIn,
                    deployment: operation.plan.deployment)),
            cluster: operation.target.cluster, region: operation.target.place.region)
        return isPreview ? try await preview(proposal, call) : try await propose(proposal, call)
    }
}
