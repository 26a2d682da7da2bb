import CLibcurl
import Foundation

/// Drives all exchanges of one transport; made, run and dropped on one thread, so nothing in it is shared.
final class CurlLoop {
    private let mailbox: CurlMailbox
    private let options: CurlOptions
    private let multi: UnsafeMutableRawPointer?
    private let certificates: CurlCertificateMemory?
    private var admission: CurlAdmission
    /// Every request that has not been answered.
    private var submissions: [CurlExchangeID: CurlSubmission] = [:]
    /// Those of them that were handed to libcurl.
    private var exchanges: [CurlExchangeID: CurlExchange] = [:]

    /// Takes over the multi handle at this address.
    init(multi: UInt, mailbox: CurlMailbox, options: CurlOptions, certificates: CurlCertificates?) {
        self.multi = UnsafeMutableRawPointer(bitPattern: multi)
        self.mailbox = mailbox
        self.options = options
        self.certificates = certificates.map(CurlCertificateMemory.init)
        admission = CurlAdmission(options)
    }

    func run() {
        changeover_block_sigpipe()
        changeover_curl_set_multi(multi, CURLMOPT_MAXCONNECTS, admission.maximumRunning)
        changeover_curl_set_multi(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, admission.maximumRunning)
        while turn() {}
        mailbox.forgetLoop()
        // The mailbox is closed now: what it still holds is all that will ever come.
        receive(mailbox.collect().letters)
        for id in submissions.keys { finish(id, .failure(CurlMailbox.shutDown(delivery(of: id)))) }
        curl_multi_cleanup(multi)
        mailbox.announceEnd()
    }

    /// One round: take in, start, move bytes, answer, wait. False when the loop is to end.
    private func turn() -> Bool {
        let (letters, isClosed) = mailbox.collect()
        receive(letters)
        guard !isClosed else { return false }
        start()
        var running: Int32 = 0
        guard curl_multi_perform(multi, &running) == CURLM_OK else { return false }
        harvest()
        expire(at: .now)
        // What was answered made room: those who start now need libcurl's attention before anything can be waited for.
        guard start() == 0 else { return true }
        return curl_multi_poll(multi, nil, 0, wait(from: .now), nil) == CURLM_OK
    }

    private func receive(_ letters: [CurlMailbox.Letter]) {
        for letter in letters {
            switch letter {
            case .submit(let submission):
                submissions[submission.id] = submission
                guard !admission.arrive(submission.id, origin: submission.request.origin) else { continue }
                let message = "Too many requests wait for a connection."
                finish(submission.id, .failure(TransportError(.connectionFailed, message, delivery: .notSent)))
            case .cancel(let id):
                let error = TransportError(.cancelled, "The request was cancelled.", delivery: delivery(of: id))
                finish(id, .failure(error))
            }
        }
    }

    /// Hands those to libcurl whose turn it is, and says how many.
    @discardableResult
    private func start() -> Int {
        let admitted = admission.admit()
        for id in admitted {
            guard let submission = submissions[id] else { continue }
            do throws(TransportError) {
                let exchange = try CurlExchange(submission, options: options, certificates: certificates)
                exchanges[id] = exchange
                guard curl_multi_add_handle(multi, exchange.easy) == CURLM_OK else {
                    throw TransportError(.connectionFailed, "libcurl took no more requests.", delivery: .notSent)
                }
            } catch {
                finish(id, .failure(error))
            }
        }
        return admitted.count
    }

    /// Answers those whose exchange came to its end.
    private func harvest() {
        var code = CURLE_OK
        while let easy = changeover_curl_next_done(multi, &code) {
            guard let exchange = exchanges.values.first(where: { $0.easy == easy }) else { continue }
            finish(exchange.id, exchange.outcome(code))
        }
    }

    /// Ends those whose time is over.
    private func expire(at now: ContinuousClock.Instant) {
        for submission in submissions.values where submission.deadline <= now {
            let request = submission.request
            let message =
                exchanges[submission.id] == nil
                ? "The request to \(request.host) waited \(request.totalTimeout) in vain for its turn."
                : "\(request.host) did not reply in full within \(request.totalTimeout)."
            finish(submission.id, .failure(TransportError(.timedOut, message, delivery: delivery(of: submission.id))))
        }
    }

    /// Milliseconds that the loop may wait for traffic, rounded up so that it does not wake before the next deadline.
    private func wait(from now: ContinuousClock.Instant) -> Int32 {
        guard let next = submissions.values.map(\.deadline).min() else { return .max }
        return Int32(clamping: max(0, now.duration(to: next).wholeMilliseconds))
    }

    private func delivery(of id: CurlExchangeID) -> TransportError.Delivery {
        exchanges[id]?.delivery ?? .notSent
    }

    /// The one place where a request is answered: only who takes the submission out of the table may do it.
    private func finish(_ id: CurlExchangeID, _ outcome: Result<TransportReply, TransportError>) {
        guard let submission = submissions.removeValue(forKey: id) else { return }
        // Answered first: libcurl may take a while to end an exchange whose name is still being resolved.
        submission.answer.resume(returning: outcome)
        admission.leave(id)
        guard let exchange = exchanges.removeValue(forKey: id) else { return }
        curl_multi_remove_handle(multi, exchange.easy)
    }
}

extension Duration {
    /// This time in milliseconds, rounded up.
    var wholeMilliseconds: Int64 {
        let (seconds, attoseconds) = components
        let milliseconds = (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
        let (product, isTooLong) = seconds.multipliedReportingOverflow(by: 1000)
        return isTooLong ? .max : product &+ milliseconds
    }
}
