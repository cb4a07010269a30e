package com.example.orders;

import dev.delayable.annotations.Delayable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A bean behind a proxy of CGLIB, which opens a transaction around each call. */
@Service
class Orders {

    private final Stock stock;

    Orders(Stock stock) {
        this.stock = stock;
    }

    @Delayable
    @Transactional
    String order(Item item) {
        stock.take(item);
        return item.name() + (TransactionSynchronizationManager.isActualTransactionActive() ? " in a transaction" : "");
    }
}
