import Foundation
import Transport

/// moto restores snapshots by their names alone, and gives all RDS instances one resource id.
///
/// Source: API reference, RestoreDBClusterFromSnapshot, `SnapshotIdentifier` ("either the name or the Amazon Resource Name"),
/// RestoreDBInstanceFromDBSnapshot, `DBSnapshotIdentifier`, and DBInstance, `DbiResourceId` ("the Amazon Web Services
/// Region-unique, immutable identifier").
struct RestoreCorrection: Correction {
    private static let snapshots = [
        "RestoreDBClusterFromSnapshot": "SnapshotIdentifier",
        "RestoreDBInstanceFromDBSnapshot": "DBSnapshotIdentifier",
    ]

    func reply(to call: QueryCall, asking moto: Moto) async throws(TransportError) -> TransportReply? {
        if let parameter = Self.snapshots[call.action], let arn = call[parameter] {
            // The name of an automated one has a colon as well.
            let name = arn.split(separator: ":", maxSplits: 6).last.map(String.init) ?? arn
            return arn.hasPrefix("arn:") ? try await moto.reply(to: call.with(parameter, name)) : nil
        }
        guard call.action == "DescribeDBInstances" else { return nil }
        let reply = try await moto.reply()
        return reply.with(Self.identified(reply.text))
    }

    private static func identified(_ text: String) -> String {
        text.replacing(/<DBInstance>.*?<\/DBInstance>/.dotMatchesNewlines()) { match in
            let instance = String(match.output)
            guard let name = instance.firstMatch(of: /<DBInstanceIdentifier>([^<]*)</)?.1 else { return instance }
            return instance.replacing(
                /<DbiResourceId>[^<]*</, with: "<DbiResourceId>db-\(name.uppercased().replacing("-", with: ""))<")
        }
    }
}
