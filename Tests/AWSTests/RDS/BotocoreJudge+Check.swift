import AWS
import Foundation
import Testing

extension BotocoreJudge {
    private static let fullReplies = Result { try BotocoreJudge().replies() }

    /// Feeds the judge's full reply to the client: every property of what it returns has to be set, and set right, and
    /// nothing pending may be lost.
    static func check<Value>(
        _ action: String, _ path: String, read: (ScriptedAWS) async throws -> Value
    ) async throws {
        let reply = try #require(try fullReplies.get()[action])
        let aws = ScriptedAWS(reply.body)
        let ours = FlatFields(try await read(aws), at: path).fields
        #expect(aws.calls.map(\.action) == [action])
        #expect(!ours.isEmpty)
        for (field, value) in ours.sorted(by: { $0.key < $1.key }) {
            #expect(value != nil && value == reply.fields[field], "\(action) \(field)")
        }
        for field in reply.fields.keys where field.contains(".pendingmodifiedvalues.") {
            #expect(ours[field] != nil, "\(action) \(field)")
        }
    }
}
