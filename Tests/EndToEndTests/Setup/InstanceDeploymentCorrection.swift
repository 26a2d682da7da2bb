import Foundation
import Synchronization
import Transport

/// moto makes green of an RDS instance without its read replicas, and gives all instances one resource id.
///
/// Read replicas are plain instances to moto; who replicates from whom, and which resource id an instance has whatever its name,
/// is known here alone. A replica of green is made by moto's own call with the deployment, and renamed with the switchover;
/// until then the deployment is still switching over.
///
/// Source: RDS user guide, "Overview of Amazon RDS Blue/Green Deployments" and "Switching a blue/green deployment": "prod" becomes
/// "prod-oldN" and green takes its name, for the instance and each of its read replicas; API reference, DBInstance,
/// `DbiResourceId` ("the Amazon Web Services Region-unique, immutable identifier").
final class InstanceDeploymentCorrection: Correction {
    private struct State {
        /// Of instances that have had another name.
        var ids: [String: String] = [:]
        /// What each replica replicates from, by resource ids.
        var sources: [String: String]
        /// Read replicas of blue with those of green, under the names that they have now.
        var pairs: [(blue: String, green: String)] = []
        var isSwitching = false

        func id(of name: String) -> String {
            ids[name] ?? "db-\(name.uppercased().replacing("-", with: ""))"
        }

        mutating func rename(_ name: String, to other: String) {
            ids[other] = id(of: name)
            ids[name] = nil
        }
    }

    private let state: Mutex<State>

    /// - Parameter replicas: what each read replica replicates from.
    init(replicas: [String: String]) {
        var state = State(sources: [:])
        for (replica, source) in replicas { state.sources[state.id(of: replica)] = state.id(of: source) }
        self.state = Mutex(state)
    }

    func reply(to call: QueryCall, asking moto: Moto) async throws(TransportError) -> TransportReply? {
        switch call.action {
        case "DescribeDBInstances":
            let reply = try await moto.reply()
            return reply.with(shown(reply.text, among: try await Self.instances(moto)))
        case "CreateBlueGreenDeployment":
            let reply = try await moto.reply()
            guard reply.isSuccess, let blue = Self.name(in: "Source", of: reply.text),
                let green = Self.name(in: "Target", of: reply.text)
            else { return reply }
            try await makeReplicas(of: green, like: blue, as: call, moto)
            return reply
        case "DescribeBlueGreenDeployments":
            let wasSwitching = state.withLock { $0.isSwitching }
            let reply = try await moto.reply()
            return reply.with(detailed(reply.text, wasSwitching: wasSwitching))
        case "SwitchoverBlueGreenDeployment": return try await switchOver(moto)
        default: return nil
        }
    }

    private func makeReplicas(
        of green: String, like blue: String, as call: QueryCall, _ moto: Moto
    ) async throws(TransportError) {
        let suffix = green.dropFirst(blue.count)
        for instance in try await Self.instances(moto) {
            guard let name = Self.content(of: "DBInstanceIdentifier", in: instance) else { continue }
            let isReplica = state.withLock { $0.sources[$0.id(of: name)] == $0.id(of: blue) }
            guard isReplica else { continue }
            try await moto.reply(
                to: QueryCall(
                    "CreateDBInstance",
                    [
                        "DBInstanceIdentifier": "\(name)\(suffix)", "Engine": "postgres",
                        "DBInstanceClass": Self.content(of: "DBInstanceClass", in: instance) ?? "",
                        "EngineVersion": call["TargetEngineVersion"]
                            ?? Self.content(of: "EngineVersion", in: instance) ?? "",
                        "AllocatedStorage": call["TargetAllocatedStorage"]
                            ?? Self.content(of: "AllocatedStorage", in: instance) ?? "",
                        "StorageType": Self.content(of: "StorageType", in: instance) ?? "",
                        "DBParameterGroupName": call["TargetDBParameterGroupName"] ?? "",
                        "MasterUsername": "someone", "MasterUserPassword": "secret99",
                    ]))
            state.withLock {
                $0.sources[$0.id(of: "\(name)\(suffix)")] = $0.id(of: green)
                $0.pairs.append((name, "\(name)\(suffix)"))
            }
        }
    }

    private func switchOver(_ moto: Moto) async throws(TransportError) -> TransportReply {
        state.withLock { $0.isSwitching = true }
        defer { state.withLock { $0.isSwitching = false } }
        let reply = try await moto.reply()
        guard reply.isSuccess, let blue = Self.name(in: "Source", of: reply.text),
            let green = Self.name(in: "Target", of: reply.text)
        else { return reply }
        state.withLock {
            $0.rename(blue, to: "\(blue)-old1")
            $0.rename(green, to: blue)
        }
        for (index, pair) in state.withLock({ $0.pairs }).enumerated() {
            try await rename(pair.blue, to: "\(pair.blue)-old1", moto)
            try await rename(pair.green, to: pair.blue, moto)
            state.withLock { $0.pairs[index] = ("\(pair.blue)-old1", pair.blue) }
        }
        return reply
    }

    private func rename(_ name: String, to other: String, _ moto: Moto) async throws(TransportError) {
        try await moto.reply(
            to: QueryCall(
                "ModifyDBInstance",
                ["DBInstanceIdentifier": name, "NewDBInstanceIdentifier": other, "ApplyImmediately": "true"]))
        state.withLock { $0.rename(name, to: other) }
    }

    /// With a resource id of its own for each, and with who replicates from whom.
    private func shown(_ text: String, among instances: [String]) -> String {
        let names = instances.compactMap { Self.content(of: "DBInstanceIdentifier", in: $0) }
        let state = state.withLock { $0 }
        return text.replacing(/<DBInstance>.*?<\/DBInstance>/.dotMatchesNewlines()) { match in
            let instance = String(match.output)
            guard let name = Self.content(of: "DBInstanceIdentifier", in: instance) else { return instance }
            let id = state.id(of: name)
            let replicas = names.filter { state.sources[state.id(of: $0)] == id }.map {
                "<ReadReplicaDBInstanceIdentifier>\($0)</ReadReplicaDBInstanceIdentifier>"
            }
            let source = names.first { state.id(of: $0) == state.sources[id] }.map {
                "<ReadReplicaSourceDBInstanceIdentifier>\($0)</ReadReplicaSourceDBInstanceIdentifier>"
            }
            let list = "ReadReplicaDBInstanceIdentifiers"
            return
                instance
                .replacing(/<DbiResourceId>[^<]*</, with: "<DbiResourceId>\(id)<")
                .replacing(
                    /<ReadReplicaDBInstanceIdentifiers>.*?<\/ReadReplicaDBInstanceIdentifiers>/.dotMatchesNewlines(),
                    with: ""
                )
                .replacing("<ReadReplicaDBInstanceIdentifiers/>", with: "")
                .replacing(
                    "</DBInstance>", with: "<\(list)>\(replicas.joined())</\(list)>\(source ?? "")</DBInstance>")
        }
    }

    /// With what takes the place of each read replica.
    private func detailed(_ text: String, wasSwitching: Bool) -> String {
        let state = state.withLock { $0 }
        let isSwitching = wasSwitching || state.isSwitching
        let status = text.contains("SWITCHOVER_COMPLETED") ? "SWITCHOVER_COMPLETED" : "AVAILABLE"
        let members = state.pairs.map { pair in
            """
            <member><SourceMember>\(Self.arn(pair.blue))</SourceMember><TargetMember>\(Self.arn(pair.green))\
            </TargetMember><Status>\(status)</Status></member>
            """
        }
        let detailed = text.replacing("</SwitchoverDetails>", with: "\(members.joined())</SwitchoverDetails>")
        return isSwitching
            ? detailed.replacing("SWITCHOVER_COMPLETED", with: "SWITCHOVER_IN_PROGRESS") : detailed
    }

    private static func arn(_ name: String) -> String { "arn:aws:rds:us-east-1:123456789012:db:\(name)" }

    private static func instances(_ moto: Moto) async throws(TransportError) -> [String] {
        let text = try await moto.reply(to: QueryCall("DescribeDBInstances")).text
        return text.matches(of: /<DBInstance>.*?<\/DBInstance>/.dotMatchesNewlines()).map { String($0.output) }
    }

    /// The name of an instance whose ARN an element has.
    private static func name(in element: String, of text: String) -> String? {
        content(of: element, in: text)?.split(separator: ":").last.map(String.init)
    }

    private static func content(of element: String, in text: String) -> String? {
        guard let start = text.firstRange(of: "<\(element)>"),
            let end = text[start.upperBound...].firstRange(of: "</\(element)>")
        else { return nil }
        return String(text[start.upperBound..<end.lowerBound])
    }
}
