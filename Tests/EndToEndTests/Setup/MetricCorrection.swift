import Foundation
import Transport

/// moto measures nothing: what CloudWatch has of RDS instances is told here, a minute old.
///
/// Source: RDS user guide, "Amazon CloudWatch instance-level metrics for Amazon RDS": `FreeStorageSpace` and
/// `OldestReplicationSlotLag` in bytes, `ReplicaLag` in seconds.
struct MetricCorrection: Correction {
    private static let values = [
        "FreeStorageSpace": "\(140 * 1_073_741_824)", "OldestReplicationSlotLag": "0", "ReplicaLag": "0",
    ]

    func reply(to call: QueryCall, asking moto: Moto) async throws(TransportError) -> TransportReply? {
        guard call.action == "GetMetricStatistics", let value = call["MetricName"].flatMap({ Self.values[$0] }) else {
            return nil
        }
        let reply = try await moto.reply()
        let point = """
            <member><Timestamp>\((Date() - 60).formatted(.iso8601))</Timestamp><Average>\(value)</Average>\
            <Minimum>\(value)</Minimum><Maximum>\(value)</Maximum></member>
            """
        return reply.with(
            reply.text
                .replacing(/<Datapoints>.*?<\/Datapoints>/.dotMatchesNewlines(), with: "<Datapoints/>")
                .replacing(/<Datapoints *\/>/, with: "<Datapoints>\(point)</Datapoints>"))
    }
}
