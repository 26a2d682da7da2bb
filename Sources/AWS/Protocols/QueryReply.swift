package import Foundation

/// Reads the 2xx replies of the Query protocol: `<ActionResponse><ActionResult>…</ActionResult></ActionResponse>`.
package enum QueryReply {
    /// Reads a value from the result element of the reply to `call`.
    package static func read<Value>(
        _ body: Data, to call: AWSCall, as shape: (ReplyElement) throws(MalformedReply) -> Value
    ) throws(AWSError) -> Value {
        let root: XMLNode
        do throws(XMLError) {
            root = try XMLNode.parse(body)
        } catch {
            throw .malformedReply(to: call, because: error.message)
        }
        do throws(MalformedReply) {
            let name = "\(call.action)Result"
            guard let result = root[name] else {
                throw MalformedReply(path: "\(call.action)Response/\(name)", problem: .missing)
            }
            return try shape(ReplyElement(result, path: name))
        } catch {
            throw .malformedReply(to: call, because: error.description)
        }
    }
}

extension AWSError {
    /// A 2xx reply to a read that does not say what its service promises; reading again may help.
    static func malformedReply(to call: AWSCall, because reason: String) -> AWSError {
        AWSError(
            code: "malformedReply",
            message: "\(call.service.identifier) \(call.action) was answered with something unreadable. \(reason)",
            outcome: .transient(retryAfter: nil))
    }
}
