internal import Foundation

/// How close credentials are to their end, which decides who waits for fresh ones.
enum CredentialsFreshness: Equatable {
    case fresh
    /// One caller gets new ones, the others go on with these.
    case ageing
    /// Everyone waits for new ones, and goes on with these only if there are none.
    case closing
    case expired

    /// Ageing begins 15 minutes before the end, closing 5 minutes; for short lifetimes a quarter and a twelfth of them,
    /// so that credentials are never old from the start.
    init(of credentials: Credentials, obtainedAt: Date, now: Date) {
        guard let end = credentials.expiration else {
            self = .fresh
            return
        }
        let remaining = end.timeIntervalSince(now)
        let lifetime = max(0, end.timeIntervalSince(obtainedAt))
        if remaining <= 0 {
            self = .expired
        } else if remaining <= min(5 * 60, lifetime / 12) {
            self = .closing
        } else if remaining <= min(15 * 60, lifetime / 4) {
            self = .ageing
        } else {
            self = .fresh
        }
    }
}
