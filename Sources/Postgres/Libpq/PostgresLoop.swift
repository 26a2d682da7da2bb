import Foundation

/// Drives all connections of one client; made, run and dropped on one thread, so nothing in it is shared.
final class PostgresLoop {
    /// Names that may be looked up at once: a thread is stuck in each, for as long as the resolver likes.
    private static let maximumLookups = 64

    private let mailbox: PostgresMailbox
    private let pipe: WakePipe
    private let maximumConnections: Int
    private var links: [PostgresConnectionID: PostgresLink] = [:]
    /// Who waits for which name.
    private var lookups: [String: [PostgresConnectionID]] = [:]

    init(mailbox: PostgresMailbox, pipe: WakePipe, maximumConnections: Int) {
        self.mailbox = mailbox
        self.pipe = pipe
        self.maximumConnections = maximumConnections
    }

    func run() {
        while turn() {}
        mailbox.forgetLoop()
        // The mailbox is closed now: what it still holds is all that will ever come.
        receive(mailbox.collect().letters)
        for link in links.values { link.end(.clientShutDown) }
        links = [:]
        pipe.close()
        mailbox.announceEnd()
    }

    /// One round: take in, expire, wait, go on. False when the loop is to end.
    private func turn() -> Bool {
        let (letters, isClosed) = mailbox.collect()
        receive(letters)
        guard !isClosed else { return false }
        let now = ContinuousClock.now
        for link in links.values { link.expire(at: now) }
        links = links.filter { !$0.value.hasEnded }
        return wait(from: now)
    }

    private func receive(_ letters: [PostgresMailbox.Letter]) {
        for letter in letters {
            switch letter {
            case .open(let opening): open(opening)
            case .lookedUp(let host, let outcome):
                for id in lookups.removeValue(forKey: host) ?? [] { links[id]?.lookedUp(outcome) }
            case .ask(let submission):
                guard let link = links[submission.connection], !link.hasEnded else {
                    submission.answer.resume(returning: .failure(.closedBefore))
                    continue
                }
                link.ask(submission)
            case .cancel(let id, let statement): links[id]?.cancel(statement)
            case .cancelOpening(let id): links[id]?.cancelOpening()
            case .close(let id): links[id]?.end(PostgresError(.shutDown, "The connection was closed."))
            }
        }
    }

    private func open(_ opening: PostgresOpening) {
        let login = opening.login
        let open = links.values.count { !$0.hasEnded }
        guard open < maximumConnections, lookups[login.host] != nil || lookups.count < Self.maximumLookups else {
            let error = PostgresError(.busy, "Too many connections to PostgreSQL servers are open.")
            return opening.answer.resume(returning: .failure(error))
        }
        let link = PostgresLink(opening)
        links[opening.id] = link
        if let address = login.address ?? (HostLookup.isAddress(login.host) ? login.host : nil) {
            return link.lookedUp(.addresses([address]))
        }
        lookUp(login.host, for: opening.id)
    }

    /// One lookup serves all who wait for the same name.
    private func lookUp(_ host: String, for id: PostgresConnectionID) {
        lookups[host, default: []].append(id)
        guard lookups[host]?.count == 1 else { return }
        HostLookup.start(host) { [mailbox] in mailbox.post(.lookedUp(host: host, $0)) }
    }

    /// Waits for traffic, a letter or the next deadline, and lets those connections go on that have traffic.
    private func wait(from now: ContinuousClock.Instant) -> Bool {
        let watched = links.values.compactMap { link in link.watch.map { (link, $0) } }
        var places = [pipe.watch] + watched.map(\.1)
        let deadline = links.values.compactMap(\.deadline).min()
        let milliseconds = deadline.map { max(0, now.duration(to: $0).wholeMilliseconds) } ?? -1
        let count = poll(&places, nfds_t(places.count), milliseconds)
        guard count >= 0 else { return errno == EINTR }
        if places[0].revents != 0 { pipe.drain() }
        for ((link, _), place) in zip(watched, places.dropFirst()) where place.revents != 0 { link.advance() }
        return true
    }
}
