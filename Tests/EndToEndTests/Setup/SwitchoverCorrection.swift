import Foundation
import Synchronization
import Transport

/// moto switches the names of the clusters only; on AWS those of the members change with them.
///
/// In moto a member belongs to a cluster by name: after its switchover the members of blue belong to what was green, and
/// those of green to nobody. All are made anew, by moto's own calls, under the name and in the cluster that AWS would
/// have them; until then the deployment is still switching over.
///
/// Source: Aurora user guide, "Switching a blue/green deployment": "prod" becomes "prod-oldN" and green takes its name,
/// for the cluster, its members and its endpoints.
final class SwitchoverCorrection: Correction {
    /// A member, as far as it has to be made anew.
    private struct Member {
        let name: String
        let cluster: String
        let instanceClass: String
        let parameterGroup: String
    }

    private let isSwitching = Mutex(false)

    func reply(to call: QueryCall, asking moto: Moto) async throws(TransportError) -> TransportReply? {
        switch call.action {
        case "SwitchoverBlueGreenDeployment":
            isSwitching.withLock { $0 = true }
            defer { isSwitching.withLock { $0 = false } }
            let members = try await Self.members(moto)
            let reply = try await moto.reply()
            guard reply.isSuccess, let blue = Self.cluster("Source", in: reply.text),
                let green = Self.cluster("Target", in: reply.text)
            else { return reply }
            try await Self.switchOver(members, blue: blue, green: green, moto)
            return reply
        case "DescribeBlueGreenDeployments":
            let wasSwitching = isSwitching.withLock { $0 }
            let reply = try await moto.reply()
            return wasSwitching || isSwitching.withLock { $0 }
                ? reply.with(reply.text.replacing("SWITCHOVER_COMPLETED", with: "SWITCHOVER_IN_PROGRESS")) : reply
        default:
            return nil
        }
    }

    private static func switchOver(
        _ members: [Member], blue: String, green: String, _ moto: Moto
    ) async throws(TransportError) {
        let concerned = members.filter { [blue, green].contains($0.cluster) }
        for member in concerned {
            try await moto.reply(
                to: QueryCall(
                    "DeleteDBInstance", ["DBInstanceIdentifier": member.name, "SkipFinalSnapshot": "true"]))
        }
        for member in concerned {
            let isBlue = member.cluster == blue
            let name = isBlue ? "\(member.name)-old1" : String(member.name.prefix(upTo: "-green-"))
            try await moto.reply(
                to: QueryCall(
                    "CreateDBInstance",
                    [
                        "DBInstanceIdentifier": name, "DBClusterIdentifier": isBlue ? "\(blue)-old1" : blue,
                        "DBInstanceClass": member.instanceClass, "Engine": "aurora-postgresql",
                        "DBParameterGroupName": member.parameterGroup,
                    ]))
        }
    }

    private static func members(_ moto: Moto) async throws(TransportError) -> [Member] {
        let text = try await moto.reply(to: QueryCall("DescribeDBInstances")).text
        return text.matches(of: /<DBInstance>.*?<\/DBInstance>/.dotMatchesNewlines()).compactMap { match in
            let text = String(match.output)
            guard let name = content(of: "DBInstanceIdentifier", in: text),
                let cluster = content(of: "DBClusterIdentifier", in: text),
                let instanceClass = content(of: "DBInstanceClass", in: text),
                let group = content(of: "DBParameterGroupName", in: text)
            else { return nil }
            return Member(name: name, cluster: cluster, instanceClass: instanceClass, parameterGroup: group)
        }
    }

    /// The name of a cluster whose ARN an element has.
    private static func cluster(_ element: String, in text: String) -> String? {
        content(of: element, in: text)?.split(separator: ":").last.map(String.init)
    }

    private static func content(of element: String, in text: String) -> String? {
        guard let start = text.firstRange(of: "<\(element)>"),
            let end = text[start.upperBound...].firstRange(of: "</\(element)>")
        else { return nil }
        return String(text[start.upperBound..<end.lowerBound])
    }
}

extension String {
    fileprivate func prefix(upTo word: String) -> Substring {
        firstRange(of: word).map { self[..<$0.lowerBound] } ?? self[...]
    }
}
