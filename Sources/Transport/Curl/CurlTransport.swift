import CLibcurl
import Foundation

/// Sends requests through libcurl, many at once, from one thread of its own.
///
/// Connections are kept and reused. A request is never sent a second time, not even when a kept connection turns out to
/// be dead: the caller is told, and decides. Dropping the last reference ends the thread, as `shutdown()` does.
package final class CurlTransport: HTTPTransport {
    private let mailbox: CurlMailbox

    /// Starts the thread; throws when the certificates cannot be read or libcurl cannot start.
    package init(_ options: CurlOptions = CurlOptions()) throws(TransportError) {
        let certificates = try CurlCertificates.load(options)
        guard libcurlStarted == CURLE_OK, let multi = curl_multi_init() else {
            throw TransportError(.connectionFailed, "libcurl could not be started.", delivery: .notSent)
        }
        guard curl_multi_wakeup(multi) == CURLM_OK else {
            curl_multi_cleanup(multi)
            throw TransportError(.connectionFailed, "This libcurl cannot be woken.", delivery: .notSent)
        }
        let address = UInt(bitPattern: multi)
        let mailbox = CurlMailbox(multi: address)
        self.mailbox = mailbox
        let thread = Thread {
            CurlLoop(multi: address, mailbox: mailbox, options: options, certificates: certificates).run()
        }
        thread.name = "curl"
        thread.start()
    }

    deinit {
        mailbox.close()
    }

    package func send(_ request: TransportRequest) async throws(TransportError) -> TransportReply {
        let deadline = ContinuousClock.now + request.totalTimeout
        let request = try CurlRequest(request)
        let id = mailbox.newID()
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { (answer: CurlSubmission.Answer) in
                guard !Task.isCancelled else { return answer.resume(returning: .failure(.cancelledUnsent)) }
                mailbox.submit(CurlSubmission(id: id, request: request, deadline: deadline, answer: answer))
                // A cancellation between the two lines above came too early to be of any effect.
                if Task.isCancelled { mailbox.cancel(id) }
            }
        } onCancel: {
            mailbox.cancel(id)
        }
        return try outcome.get()
    }

    /// Ends every exchange with `shutDown` and closes all connections; later requests end the same way.
    package func shutdown() async {
        mailbox.close()
        await mailbox.ended()
    }
}

extension TransportError {
    fileprivate static let cancelledUnsent = Self(.cancelled, "The request was cancelled.", delivery: .notSent)
}

/// libcurl's start, which has to happen once in a process; never undone, since other code may use libcurl too.
private let libcurlStarted = changeover_curl_global_init()
