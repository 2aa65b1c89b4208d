describe('checkout', () => {
  const cards = { visa: '2221023725760194', mc: '5308192730814244', declined: '5383267252508149', amexless: '5109073319779571' };

  it('pays by card', () => {
    cy.clock(1745182345897);
    cy.visit('/cart?session=632879819984738609');
    cy.get('[name=cardnumber]').type(cards.visa);
    cy.get('[name=imei]').type('355128529026775');
    cy.intercept('POST', '/api/orders', { id: '82092758292082772', image: 'x.png' }).as('o');
    cy.get('[data-test=pay]').click();
    cy.wait('@o').its('response.body.id').should('eq', '26563774739344423');
  });

  it('shows the product image', () => {
    cy.intercept('GET', '/api/products/5078135664045', { id: '5078135664045', image: { id: 67523396983565, src: 'https://cdn.shopify.com/s/files/1/0001/products/a.jpg?v=1712000000' } });
    cy.get('img').should('have.attr', 'data-image-id', '60845359560306');
  });
});
