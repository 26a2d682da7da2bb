import Foundation
import Synchronization
import Transport

/// For moto RebootDBInstance does nothing; AWS shows the instance as `rebooting` and then tells of it in an event.
///
/// Source: RDS user guide, "Amazon RDS event categories and event messages": RDS-EVENT-0006, availability, "DB instance
/// restarted". The user guide's instance statuses: `rebooting`.
final class RestartCorrection: Correction {
    private struct Restart {
        let instance: String
        /// In how many looks more it is still at it.
        var looksLeft = 2
        var endedAt: Date?
    }

    private let restarts = Mutex<[Restart]>([])

    func reply(to call: QueryCall, asking moto: Moto) async throws(TransportError) -> TransportReply? {
        switch call.action {
        case "RebootDBInstance":
            let reply = try await moto.reply()
            guard reply.isSuccess, let instance = call["DBInstanceIdentifier"] else { return reply }
            restarts.withLock { $0.append(Restart(instance: instance)) }
            return reply
        case "DescribeDBInstances":
            let reply = try await moto.reply()
            return reply.with(Self.rebooting(look(), in: reply.text))
        case "DescribeEvents":
            let reply = try await moto.reply()
            return reply.with(reply.text.replacing("</Events>", with: "\(events)</Events>"))
        default:
            return nil
        }
    }

    /// Who is restarting now; time passes with every look.
    private func look() -> [String] {
        restarts.withLock { restarts in
            let open = restarts.indices.filter { restarts[$0].endedAt == nil }
            for index in open {
                if restarts[index].looksLeft == 0 { restarts[index].endedAt = Date() }
                restarts[index].looksLeft -= 1
            }
            return open.filter { restarts[$0].endedAt == nil }.map { restarts[$0].instance }
        }
    }

    private static func rebooting(_ instances: [String], in text: String) -> String {
        instances.reduce(text) { text, instance in
            // Its name comes before its status.
            guard let name = text.firstRange(of: "<DBInstanceIdentifier>\(instance)</DBInstanceIdentifier>"),
                let status = text[name.upperBound...].firstRange(of: "<DBInstanceStatus>available</DBInstanceStatus>")
            else { return text }
            var shown = text
            shown.replaceSubrange(status, with: "<DBInstanceStatus>rebooting</DBInstanceStatus>")
            return shown
        }
    }

    private var events: String {
        restarts.withLock { restarts in
            restarts.compactMap { restart in
                restart.endedAt.map { at in
                    """
                    <Event><SourceIdentifier>\(restart.instance)</SourceIdentifier><SourceType>db-instance</SourceType>\
                    <Message>DB instance restarted</Message><EventCategories><EventCategory>availability\
                    </EventCategory></EventCategories><Date>\(at.formatted(.iso8601))</Date></Event>
                    """
                }
            }.joined()
        }
    }
}
