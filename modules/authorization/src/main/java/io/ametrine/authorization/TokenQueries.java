package io.ametrine.authorization;

import io.ametrine.ocpp.v201.IdTokenEnum;
import io.ametrine.platform.rest.Cursor;
import io.ametrine.platform.rest.Limit;
import io.ametrine.platform.rest.Page;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;

/** Lists of tokens, page by page. */
final class TokenQueries {
    /** What a list may be narrowed to. */
    record Filter(Optional<IdTokenEnum> type, Optional<String> status, Optional<String> group) {}

    Page<TokenView> list(StatelessSession session, String tenant, Filter filter, Optional<Cursor> cursor, Limit limit) {
        List<Token> rows = session.createSelectionQuery("""
                        from Token where id.tenant = :tenant and not deleted
                          and (:type is null or type = :type)
                          and (:status is null or status = :status)
                          and (:group is null or groupIdToken = :group)
                          and id.id > :after
                        order by id.id
                        """, Token.class)
                .setParameter("tenant", tenant)
                .setParameter("type", filter.type().map(IdTokenEnum::wireName).orElse(null), String.class)
                .setParameter("status", filter.status().orElse(null), String.class)
                .setParameter("group", filter.group().orElse(null), String.class)
                .setParameter("after", cursor.map(from -> from.text(0)).orElse(""))
                .setMaxResults(limit.rows())
                .getResultList();
        return Page.of(rows, limit, token -> Cursor.at(token.id().id())).map(TokenView::of);
    }
}
