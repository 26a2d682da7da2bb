package import Journal
package import Engine
package import Logging
package import Maintenance
import Runbooks

extension KindTable {
    /// Every kind of the product.
    package static let product: KindTable = {
        do throws(Doubled) {
            return try standard()
        } catch {
            preconditionFailure("two kinds have the name \(error.kind)")
        }
    }()
}

extension SQLiteJournal {
    /// A journal that understands every kind of the product.
    package init(at path: String, logger: Logger, pageLimit: Int? = nil) throws(JournalError) {
        try self.init(at: path, kinds: .product, logger: logger, pageLimit: pageLimit)
    }
}
