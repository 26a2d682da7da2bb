import Engine
import Maintenance
import Slack

/// Commands that change nothing.
extension CommandDesk {
    func clusters(_ region: String?, _ call: Call) async -> [Mrkdwn] {
        do {
            let all = try await dispatch.clusters(region: region)
            let covered = all.filter { call.channel.covers($0.target.cluster) }
            let reply = ClusterReply(prefix: prefix, open: await open(call), restraints: await dispatch.restraints())
            return reply.blocks(covered, region: region ?? all.first?.target.place.region)
        } catch {
            return [unreadable(error)]
        }
    }

    func show(_ cluster: ClusterID, _ region: String?, _ call: Call) async -> [Mrkdwn] {
        guard call.channel.covers(cluster) else { return [elsewhere(cluster, "This is about")] }
        do {
            let all = try await dispatch.clusters(region: region)
            if let unknown = unknownCluster(cluster, among: all, call) { return [unknown] }
            guard let seen = all.first(where: { $0.target.cluster == cluster }), let found = seen.cluster else {
                return ["\(cluster) is not there any more."]
            }
            return await ClusterDetailReply(
                prefix: prefix, seen, found, open: open(call), restraints: dispatch.restraints()
            ).blocks()
        } catch {
            return [unreadable(error)]
        }
    }

    func operations(_ call: Call) async throws(JournalError) -> [Mrkdwn] {
        let ended = try await journal.recentOperations(limit: 50).filter {
            $0.isEnded && call.channel.covers($0.target.cluster)
        }
        let restraints = RestraintReply(await dispatch.restraints(), prefix: prefix)
        return OperationListReply(prefix: prefix, now: now()).blocks(
            open: await standings(call), ended: ended, parked: try await parked(call),
            restraints: restraints.blocks(where: call.channel.covers))
    }

    func status(_ prefix: String?, _ call: Call) async throws(JournalError) -> [Mrkdwn] {
        let reply = StatusReply(prefix: self.prefix, now: now())
        guard let prefix else {
            let open = await standings(call)
            guard let only = open.first, open.count == 1, try await parked(call).isEmpty else {
                return try await operations(call)
            }
            return reply.blocks(only, restraints: await dispatch.restraints())
        }
        switch try await find(prefix, call) {
        case .nothing(let blocks): return blocks
        case .found(let operation):
            return reply.blocks(
                try await dispatch.standing(of: operation.id) ?? Standing(operation: operation),
                restraints: await dispatch.restraints())
        }
    }

    func events(_ prefix: String, _ call: Call) async throws(JournalError) -> [Mrkdwn] {
        switch try await find(prefix, call) {
        case .nothing(let blocks): blocks
        case .found(let operation):
            EventReply(operation, prefix: self.prefix).blocks(try await journal.events(of: operation.id))
        }
    }

    private func standings(_ call: Call) async -> [Standing] {
        await dispatch.standings().filter { call.channel.covers($0.operation.target.cluster) }
    }

    private func open(_ call: Call) async -> [Operation] { await standings(call).map(\.operation) }
}
