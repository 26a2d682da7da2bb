import Foundation
import Synchronization
import Transport

/// moto refuses to delete a record that says something else by the code InvalidInput, refuses to create one as it was created
/// once before although the batch deletes what is there, and does not say whether a list of zones goes on.
///
/// Source: API reference, ChangeResourceRecordSets, which makes the changes of a batch in their order, and its errors:
/// InvalidChangeBatch; ListHostedZonesByName, response elements.
struct RecordCorrection: Correction {
    private static let end = "</ListHostedZonesByNameResponse>"

    func reply(to call: RecordCall, asking moto: Moto) async throws(TransportError) -> TransportReply? {
        switch call.action {
        case RecordCall.change:
            let reply = try await moto.reply(changing: { body in
                body.contains("<Action>DELETE</Action>")
                    ? body.replacing("<Action>CREATE</Action>", with: "<Action>UPSERT</Action>") : body
            })
            return reply.isSuccess
                ? reply : reply.with(reply.text.replacing("InvalidInput", with: "InvalidChangeBatch"))
        case "ListHostedZonesByName":
            let reply = try await moto.reply()
            let rest = "<IsTruncated>false</IsTruncated><MaxItems>100</MaxItems>\(Self.end)"
            return reply.with(reply.text.replacing(Self.end, with: rest))
        default:
            return nil
        }
    }
}

/// Somebody else who gives a record another value in the very moment in which the bot asks for a change of it. moto deletes a
/// record in a batch whatever value is named, where AWS refuses the batch.
///
/// Source: API reference, ChangeResourceRecordSets, `DELETE`: the values have to be those of the record; InvalidChangeBatch.
final class ForeignRecordChange: Correction {
    static let target = "elsewhere.example.net"

    private let record: String
    /// Before which of the bot's changes.
    private let number: Int
    private let count = Mutex(0)

    init(of record: String, beforeChange number: Int) {
        self.record = record
        self.number = number
    }

    func reply(to call: RecordCall, asking moto: Moto) async throws(TransportError) -> TransportReply? {
        guard call.action == RecordCall.change else { return nil }
        let number = count.withLock { count in
            count += 1
            return count
        }
        guard number == self.number else { return nil }
        try await moto.reply(to: Data(upsert.utf8))
        return .fault(
            "InvalidChangeBatch",
            "[Tried to delete resource record set [name='\(record)', type='CNAME'] but the values provided do not match the "
                + "current values]")
    }

    private var upsert: String {
        """
        <ChangeResourceRecordSetsRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><ChangeBatch><Changes>\
        <Change><Action>UPSERT</Action><ResourceRecordSet><Name>\(record)</Name><Type>CNAME</Type><TTL>60</TTL>\
        <ResourceRecords><ResourceRecord><Value>\(Self.target)</Value></ResourceRecord></ResourceRecords>\
        </ResourceRecordSet></Change></Changes></ChangeBatch></ChangeResourceRecordSetsRequest>
        """
    }
}
